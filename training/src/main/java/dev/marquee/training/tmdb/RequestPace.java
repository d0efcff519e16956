package dev.marquee.training.tmdb;

import java.time.Duration;

/** Spaces requests evenly. Thread-safe: all callers share one pace. */
final class RequestPace {
    private final Duration interval;
    /** When the next request may start, on the clock of {@link System#nanoTime()}. */
    private long next = System.nanoTime();

    /**
     * A pace.
     *
     * @param perSecond requests a second
     */
    RequestPace(double perSecond) {
        interval = Duration.ofNanos(Math.round(1e9 / perSecond));
    }

    /** Waits for the caller's turn. */
    void await() throws InterruptedException {
        Thread.sleep(reserve());
    }

    /** Lets nobody start before that time has passed. */
    synchronized void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        if (end - next > 0) {
            next = end;
        }
    }

    private synchronized Duration reserve() {
        long now = System.nanoTime();
        long wait = Math.max(0, next - now);
        next = now + wait + interval.toNanos();
        return Duration.ofNanos(wait);
    }
}
