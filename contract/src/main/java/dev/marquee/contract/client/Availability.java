package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and to whom a movie may be shown.
 *
 * @param hidden whether no list shows it
 * @param from not before, or null
 * @param until no longer then, or null
 * @param tags such as {@code region:DE}
 */
public record Availability(
        boolean hidden, @Nullable Instant from, @Nullable Instant until, List<String> tags) {}
