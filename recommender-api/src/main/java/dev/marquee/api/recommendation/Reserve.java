package dev.marquee.api.recommendation;

import java.time.Duration;

/** The end of a latency budget that no stage may use: the answer must still be put together and written. */
final class Reserve {
    private static final Duration LEAST = Duration.ofMillis(2);
    private static final Duration MOST = Duration.ofMillis(30);
    private static final int PART = 10;

    private Reserve() {}

    /** A tenth of the budget, 2 to 30 ms. */
    static Duration of(Duration budget) {
        Duration tenth = budget.dividedBy(PART);
        if (tenth.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return tenth.compareTo(MOST) > 0 ? MOST : tenth;
    }
}
