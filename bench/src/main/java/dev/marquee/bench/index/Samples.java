package dev.marquee.bench.index;

import java.util.Arrays;

/** Figures of one kind. Not thread-safe. */
final class Samples {
    private double[] values = new double[1024];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    /** The value that this share of all does not exceed, by the nearest rank; at least one was added. */
    double quantile(double share) {
        Arrays.sort(values, 0, count);
        return values[(int) Math.ceil(share * count) - 1];
    }
}
