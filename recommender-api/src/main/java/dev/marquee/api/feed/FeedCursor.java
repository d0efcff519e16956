package dev.marquee.api.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A feed as clients hand it back. Nothing of it is stored. Bytes, the highest first, in URL-safe base64 (RFC 4648) without
 * padding: the format in one, the time of expiry in four, the tags of owner and filter in eight each, {@link IdCode} of the
 * movies shown, and a signature over all that.
 *
 * @param feed as it is after the page that this cursor came with
 * @param expires seconds since 1970, unsigned 32 bits
 */
record FeedCursor(Feed feed, long expires) {
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Integer.BYTES + 2 * Long.BYTES;

    /** The opaque text. */
    String text(FeedKey key) {
        byte[] shown = IdCode.encode(feed.shown());
        byte[] plain = ByteBuffer.allocate(HEAD + shown.length)
                .put(FORMAT)
                .putInt((int) expires)
                .putLong(feed.owner())
                .putLong(feed.filter())
                .put(shown)
                .array();
        byte[] signed = ByteBuffer.allocate(plain.length + FeedKey.SIGNATURE)
                .put(plain)
                .put(key.signature(plain))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** Reads what {@link #text} wrote with the same key; empty for anything else. */
    static Optional<FeedCursor> parse(String text, FeedKey key) {
        byte[] signed = bytes(text);
        if (signed.length <= HEAD + FeedKey.SIGNATURE) {
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOf(signed, signed.length - FeedKey.SIGNATURE);
        byte[] signature = Arrays.copyOfRange(signed, plain.length, signed.length);
        if (!MessageDigest.isEqual(signature, key.signature(plain)) || plain[0] != FORMAT) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(plain, 1, HEAD - 1);
        long expires = Integer.toUnsignedLong(head.getInt());
        int[] shown = IdCode.decode(Arrays.copyOfRange(plain, HEAD, plain.length));
        Instant readAt = Instant.ofEpochSecond(expires).minus(Feeds.LIFE);
        return Optional.of(new FeedCursor(new Feed(head.getLong(), head.getLong(), shown, readAt), expires));
    }

    /** Empty unless the text is the only one for its bytes: the last character has bits to spare. */
    private static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
