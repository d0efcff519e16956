package dev.marquee.api.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the command line is told of copies of the store, for the answer to an erasure.
 *
 * @param keep how long after it was made an export, or a data set of the store, may be used; whole days, 1 to 365
 */
@ConfigurationProperties("marquee.exports")
record ExportProperties(@DefaultValue("30d") Duration keep) {
    private static final Duration LONGEST = Duration.ofDays(365);

    ExportProperties {
        if (!keep.equals(Duration.ofDays(keep.toDays())) || !keep.isPositive() || keep.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "marquee.exports.keep is %s; expected whole days, 1d to 365d".formatted(keep));
        }
    }
}
