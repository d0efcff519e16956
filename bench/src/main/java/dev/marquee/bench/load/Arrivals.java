package dev.marquee.bench.load;

import java.util.Random;

/**
 * When requests are due: a Poisson process, so that they come in bursts and gaps as those of people who know nothing of
 * each other do. The same seed gives the same times. Not thread-safe.
 */
final class Arrivals {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Random random;
    private final double meanGap;
    private double last;

    /**
     * Starts at time 0.
     *
     * @param perSecond mean rate, above 0
     */
    Arrivals(double perSecond, long seed) {
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("%s requests a second; expected more than 0".formatted(perSecond));
        }
        random = new Random(seed);
        meanGap = NANOS_PER_SECOND / perSecond;
    }

    /** When the next one is due, nanoseconds after the start; never before the one that came before it. */
    long next() {
        last -= meanGap * Math.log(1 - random.nextDouble());
        return (long) last;
    }
}
