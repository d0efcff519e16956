package dev.marquee.api.access;

import dev.marquee.core.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a key.
 *
 * @param key as the file has it
 * @param limit how much of its limit is left, or null where it has none
 * @param meters where its requests are counted
 */
record Caller(ApiKey key, @Nullable CallerLimit limit, CallerMeters meters) {
    /** Attribute of a request with the one who asks. */
    static final String ATTRIBUTE = Caller.class.getName();
}
