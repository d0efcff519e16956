package dev.marquee.api.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that all gateways of one store share: whoever does not have it can neither make a cursor nor learn from one whose
 * it is. HMAC-SHA-256 (RFC 2104). Immutable and thread-safe.
 */
final class FeedKey {
    /** Bytes of a signature. */
    static final int SIGNATURE = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec secret;

    private FeedKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A new secret, in hexadecimal. */
    static String random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** The key with this secret. */
    static FeedKey of(String hexadecimal) {
        return new FeedKey(HexFormat.of().parseHex(hexadecimal));
    }

    /** {@value #SIGNATURE} bytes that nobody else can find for these. */
    byte[] signature(byte[] message) {
        return Arrays.copyOf(code(message), SIGNATURE);
    }

    /** A number that stands for a text, and by which nobody else can tell which one. */
    long tag(String text) {
        return ByteBuffer.wrap(code(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private byte[] code(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
