package dev.marquee.core.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that is kept in a store, and shared by whoever uses that store: nobody else can make, or test guesses of, what is made
 * with it. HMAC-SHA-256 (RFC 2104). Immutable and thread-safe.
 */
public final class StoreSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private StoreSecret(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A new secret as stores hold it: 64 hexadecimal digits. */
    public static String random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** The secret that a store holds. */
    public static StoreSecret of(String hexadecimal) {
        return new StoreSecret(HexFormat.of().parseHex(hexadecimal));
    }

    /** The code of a message, {@value #BYTES} bytes; the caller owns them. */
    public byte[] code(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** What stands for a text: 64 hexadecimal digits. */
    public String digest(String text) {
        return HexFormat.of().formatHex(code(text.getBytes(StandardCharsets.UTF_8)));
    }
}
