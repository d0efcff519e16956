package dev.marquee.ranking.scoring;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ranking service works.
 *
 * @param maxConcurrency calls at the same time, and predictors; the next call is refused
 */
@Validated
@ConfigurationProperties("marquee.ranking")
record RankingProperties(@DefaultValue("16") @Min(1) int maxConcurrency) {}
