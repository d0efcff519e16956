package dev.marquee.api.event;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which movies were shown lately. Thread-safe; holds no more than the movies of the catalogues that were served in an hour. */
final class Coverage {
    private static final Duration LATELY = Duration.ofHours(1);

    private final Map<Integer, Long> lastShown = new ConcurrentHashMap<>();
    private final Clock clock;

    Coverage(Clock clock) {
        this.clock = clock;
    }

    void shown(int movieId) {
        lastShown.put(movieId, clock.millis());
    }

    /** Number of different movies that were shown in the last hour. */
    int movies() {
        long since = clock.millis() - LATELY.toMillis();
        lastShown.values().removeIf(shown -> shown < since);
        return lastShown.size();
    }
}
