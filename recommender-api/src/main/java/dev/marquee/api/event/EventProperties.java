package dev.marquee.api.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are used.
 *
 * @param window how long after an impression a click, a watch or a rating counts as its outcome; up to 7 days
 * @param keep how long events are kept: at least as long as they may be late and two windows more
 */
@ConfigurationProperties("marquee.events")
record EventProperties(
        @DefaultValue("24h") Duration window,
        @DefaultValue("90d") Duration keep) {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    EventProperties {
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "marquee.events.window is %s; expected more than 0 and at most 7d".formatted(window));
        }
        Duration least = EventReader.OLDEST.plus(window.multipliedBy(2));
        if (keep.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "marquee.events.keep is %s; expected at least %s".formatted(keep, least));
        }
    }
}
