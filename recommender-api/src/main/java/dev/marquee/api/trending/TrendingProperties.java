package dev.marquee.api.trending;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How trends are made.
 *
 * @param halfLife after which what somebody did counts half, 1 hour to 9 days
 */
@ConfigurationProperties("marquee.trending")
record TrendingProperties(@DefaultValue("3d") Duration halfLife) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(9);

    /** What is older counts less than a thousandth, and is not read. */
    private static final int HALF_LIVES = 10;

    TrendingProperties {
        if (halfLife.compareTo(SHORTEST) < 0 || halfLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "marquee.trending.half-life is %s; expected %s to %s".formatted(halfLife, SHORTEST, LONGEST));
        }
    }

    /** How far back deeds are read. */
    Duration window() {
        return halfLife.multipliedBy(HALF_LIVES);
    }
}
