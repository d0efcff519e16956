package dev.marquee.contract.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the operator: a pin or a weight.
 *
 * @param ruleId its name
 * @param pin a movie at a place, or null
 * @param weight what scores are multiplied by, or null
 * @param from holds from then on, or null for ever since
 * @param until holds until then, or null for ever
 */
public record ListRule(
        String ruleId,
        @Nullable Pin pin,
        @Nullable Weight weight,
        @Nullable Instant from,
        @Nullable Instant until) {}
