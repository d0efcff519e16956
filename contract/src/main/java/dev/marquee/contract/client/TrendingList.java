package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Movies that trend.
 *
 * @param items best first
 * @param asOf when what people did was last read
 * @param emptyReason which filter took out the last movie, where the list is empty; else null
 */
public record TrendingList(
        List<TrendingMovie> items, Instant asOf, @Nullable String emptyReason) {}
