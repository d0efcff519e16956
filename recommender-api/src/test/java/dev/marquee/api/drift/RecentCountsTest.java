package dev.marquee.api.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.drift.Trait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** {@link RecentCounts}. */
class RecentCountsTest {
    /** A clock that stands still until it is moved. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands hands = new Hands();
    private final RecentCounts counts = new RecentCounts(hands);

    @Test
    void forgetsWhatIsADayOld() {
        counts.add(Trait.RATING, "4.5");
        hands.move(Duration.ofHours(5));
        counts.add(Trait.RATING, "4.5");
        counts.add(Trait.RATING, "1.0");
        counts.add(Trait.GENRE, "Drama");
        assertThat(counts.of(Trait.RATING)).isEqualTo(Map.of("4.5", 2L, "1.0", 1L));
        hands.move(Duration.ofHours(20));
        assertThat(counts.of(Trait.RATING)).isEqualTo(Map.of("4.5", 1L, "1.0", 1L));
        counts.add(Trait.RATING, "3.0");
        hands.move(Duration.ofHours(4));
        assertThat(counts.of(Trait.RATING)).isEqualTo(Map.of("3.0", 1L));
        hands.move(Duration.ofDays(30));
        assertThat(counts.of(Trait.RATING)).isEmpty();
    }

    @Test
    void losesNothingWhenManyCount() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                var _ = threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        counts.add(Trait.RATING, Integer.toString(i % 3));
                    }
                });
            }
        }
        assertThat(counts.of(Trait.RATING).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(80_000);
    }
}
