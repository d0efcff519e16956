package dev.marquee.service;

import java.time.Duration;

/**
 * What a piece of work has cost lately, by unit: an exponentially weighted mean over its calls. Where that is too much for
 * the time left, the work is not begun, but for one call in each quarter of a second: it tells whether the bad spell is over.
 * Thread-safe.
 */
public final class MeasuredCost {
    private static final double WEIGHT = 0.2;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private double nanosPerUnit;
    private boolean refusing;
    private long nextTry;

    /** Learns from a call, finished or not: one that was given up cost at least what it took so far. */
    public synchronized void observe(int units, Duration took) {
        double cost = (double) took.toNanos() / units;
        boolean over = refusing && cost < nanosPerUnit;
        nanosPerUnit = nanosPerUnit == 0 || over ? cost : nanosPerUnit + WEIGHT * (cost - nanosPerUnit);
        refusing = false;
    }

    /** What so many units take; nothing as long as nothing is known. */
    public synchronized Duration of(int units) {
        return Duration.ofNanos((long) (nanosPerUnit * units));
    }

    /**
     * How many units fit in this time, at most {@code wanted}; all as long as nothing is known.
     *
     * @param margin calls vary: one fits only if it could take so many times its mean
     */
    public synchronized int affordable(Duration left, int wanted, double margin) {
        double affordable = left.toNanos() / (margin * nanosPerUnit);
        return affordable >= wanted || nanosPerUnit == 0 ? wanted : (int) affordable;
    }

    /** Whether a call that does not fit is made all the same, to learn what it costs now. */
    public synchronized boolean mayTry() {
        long now = System.nanoTime();
        boolean due = refusing && now - nextTry >= 0;
        if (due || !refusing) {
            nextTry = now + PAUSE.toNanos();
        }
        refusing = true;
        return due;
    }

    /**
     * Refuses to begin what cannot end in time.
     *
     * @param stage what would come next, for the message
     * @throws ProblemException 504, if less is left than so many units take
     */
    public void check(Deadline deadline, String stage, int units) {
        deadline.check(stage);
        Duration expected = of(units);
        if (deadline.remaining().compareTo(expected) < 0 && !mayTry()) {
            deadline.check(stage, expected);
        }
    }
}
