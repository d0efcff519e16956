package dev.marquee.ranking.scoring;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the ranking service works.
 *
 * @param maxConcurrency calls at the same time, and predictors; one for each processor if absent
 */
@Validated
@ConfigurationProperties("marquee.ranking")
record RankingProperties(@Nullable @Min(1) Integer maxConcurrency) {

    /** Calls at the same time. */
    int calls() {
        return maxConcurrency == null ? Runtime.getRuntime().availableProcessors() : maxConcurrency;
    }
}
