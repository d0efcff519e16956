package dev.marquee.bench.load;

import java.util.function.DoublePredicate;

/**
 * Looks for the highest rate that is borne, with few and short tries: in steps of half more or a third less until one is
 * borne and one is not, then between them, on a scale of ratios.
 */
final class SaturationSearch {
    private static final double STEP = 1.5;
    private static final double CLOSE_ENOUGH = 1.08;
    private static final int MOST_TRIES = 14;

    private SaturationSearch() {}

    /**
     * The highest rate found that is borne, no more than 8 % below one that is not.
     *
     * @param first rate to try
     * @param borne tries a rate
     * @throws IllegalStateException if not even the lowest of fourteen rates is borne
     */
    static double highest(double first, DoublePredicate borne) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double rate = first;
        for (int tries = 0; tries < MOST_TRIES && !(low > 0 && high / low <= CLOSE_ENOUGH); tries++) {
            if (borne.test(rate)) {
                low = rate;
            } else {
                high = rate;
            }
            rate = low == 0 ? high / STEP : Double.isInfinite(high) ? low * STEP : Math.sqrt(low * high);
        }
        if (low == 0) {
            throw new IllegalStateException("not even %.1f requests a second are borne".formatted(high));
        }
        return low;
    }
}
