package dev.marquee.training.publish;

import java.util.Arrays;

/**
 * Times of many calls.
 *
 * @param p50 median, milliseconds
 * @param p99 99th percentile, milliseconds
 */
record Times(double p50, double p99) {
    /**
     * Nearest ranks.
     *
     * @param millis at least one; not modified
     */
    static Times of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Times(rank(sorted, 0.5), rank(sorted, 0.99));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
