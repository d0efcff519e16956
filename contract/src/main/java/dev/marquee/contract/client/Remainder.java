package dev.marquee.contract.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What remains of somebody who was erased.
 *
 * @param what such as {@code exports}
 * @param until when it is gone, or null where nobody can say
 * @param note in words
 */
public record Remainder(String what, @Nullable Instant until, String note) {}
