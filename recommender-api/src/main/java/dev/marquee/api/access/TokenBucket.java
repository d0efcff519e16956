package dev.marquee.api.access;

import dev.marquee.core.key.RateLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets through so many a second on average and so many at once. It keeps one number, when the next request would be due if all
 * came evenly (the generic cell rate algorithm of ITU-T I.371), so that a request costs one compare-and-set. Thread-safe.
 */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long interval;
    private final long ahead;
    private final AtomicLong due;

    /**
     * A full one.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    TokenBucket(RateLimit limit, long now) {
        interval = Math.max(1, Math.round(NANOS_PER_SECOND / limit.rate()));
        ahead = (limit.burst() - 1) * interval;
        due = new AtomicLong(now);
    }

    /**
     * Takes a token, if there is one.
     *
     * @param now as {@link System#nanoTime()} counts
     * @return zero if it took one, else how long from now until there is one
     */
    Duration take(long now) {
        while (true) {
            long was = due.get();
            // Compared by differences: the clock may begin anywhere.
            long early = Math.max(was - now, 0);
            if (early > ahead) {
                return Duration.ofNanos(early - ahead);
            }
            if (due.compareAndSet(was, now + early + interval)) {
                return Duration.ZERO;
            }
        }
    }
}
