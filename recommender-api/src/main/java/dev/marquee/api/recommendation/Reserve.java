package dev.marquee.api.recommendation;

import java.time.Duration;

/** The end of a latency budget that no stage may use: the answer must still be put together and written. */
final class Reserve {
    private static final Duration LEAST = Duration.ofMillis(2);
    private static final Duration MOST = Duration.ofMillis(50);
    private static final int PART = 4;

    private Reserve() {}

    /** A quarter of the budget, 2 to 50 ms. */
    static Duration of(Duration budget) {
        Duration part = budget.dividedBy(PART);
        if (part.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return part.compareTo(MOST) > 0 ? MOST : part;
    }
}
