package dev.marquee.api.recommendation;

import dev.marquee.core.rerank.RerankOptions;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How lists are re-ranked where a request does not say otherwise; nothing is, unless it is set.
 *
 * @param diversity weight of being unlike what is above, 0 (off) to 1
 * @param maxPerGenre most movies of one genre among the first places, 1 to 100 (off)
 * @param withinTop how many places these are, 1 to 100
 * @param explore share of the places that candidates from further down get by lot, 0 (off) to 0.5
 */
@ConfigurationProperties("marquee.rerank")
@Validated
record RerankProperties(
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double diversity,

        @DefaultValue("100") @Min(1) @Max(RerankOptions.MAX_PLACES)
        int maxPerGenre,

        @DefaultValue("5") @Min(1) @Max(RerankOptions.MAX_PLACES)
        int withinTop,

        @DefaultValue("0") @DecimalMin("0") @DecimalMax("0.5")
        double explore) {}
