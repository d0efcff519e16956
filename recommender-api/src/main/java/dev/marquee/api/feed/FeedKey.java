package dev.marquee.api.feed;

import dev.marquee.core.store.StoreSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What cursors are signed with: whoever does not have it can neither make a cursor nor learn from one whose it is. Immutable and
 * thread-safe.
 *
 * @param secret that all gateways of one store share
 */
record FeedKey(StoreSecret secret) {
    /** Bytes of a signature. */
    static final int SIGNATURE = 16;

    /** {@value #SIGNATURE} bytes that nobody else can find for these. */
    byte[] signature(byte[] message) {
        return Arrays.copyOf(secret.code(message), SIGNATURE);
    }

    /** A number that stands for a text, and by which nobody else can tell which one. */
    long tag(String text) {
        return ByteBuffer.wrap(secret.code(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
