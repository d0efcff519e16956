package dev.marquee.core.key;

import dev.marquee.core.file.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as the file has it: everything but the key itself.
 *
 * @param name the operator's name for its holder, 1 to 64 of {@code [A-Za-z0-9._-]}, the first a letter or a digit
 * @param sha256 digest of the key, 64 hex digits
 * @param scopes what it allows, at least one
 * @param limit how often it may be used, or null for as often as there is room
 */
public record ApiKey(
        String name,
        String sha256,
        Set<Scope> scopes,
        @Nullable RateLimit limit) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Marks a key of ours where one has gone astray. */
    private static final String PREFIX = "mq_";

    /** So many bits nobody finds by trying, so that one round of SHA-256 hides the key well enough. */
    private static final int RANDOM_BYTES = 32;

    /**
     * Checks it.
     *
     * @throws KeysException if a part is not as described
     */
    public ApiKey {
        if (!NAME.matcher(name).matches()) {
            throw new KeysException(
                    "name is \"%.80s\"; expected 1 to 64 of [A-Za-z0-9._-], the first a letter or a digit"
                            .formatted(name));
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new KeysException("sha256 is not as expected: 64 of [0-9a-f], the digest of the key");
        }
        if (scopes.isEmpty()) {
            throw new KeysException("scopes is empty; expected at least one of read, feedback and admin");
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** A new key, 46 characters that fit into a header; nobody but its holder keeps it. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the file has of a key, and what a caller's key is looked up by. */
    public static String digest(String key) {
        return Digest.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
