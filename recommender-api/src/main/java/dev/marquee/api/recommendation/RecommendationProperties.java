package dev.marquee.api.recommendation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How recommendations are made.
 *
 * @param candidates movies that retrieval proposes and ranking sees, 100 to 1,000
 */
@ConfigurationProperties("marquee.recommendation")
@Validated
record RecommendationProperties(
        @DefaultValue("300") @Min(100) @Max(1_000) int candidates) {}
