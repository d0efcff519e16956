package dev.marquee.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times of one kind, milliseconds. Not thread-safe. */
final class Latencies {
    private double[] millis = new double[1024];
    private int count;

    /** Adds one time. */
    void add(double milliseconds) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = milliseconds;
    }

    /**
     * The time that the share of all does not exceed (nearest rank); NaN if there is none.
     *
     * @param share above 0, at most 1
     */
    double quantile(double share) {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.ceil(share * count) - 1];
    }

    /** A row of a table: median, 99th percentile, largest. */
    String row(String name) {
        return String.format(
                Locale.ROOT, "| %s | %.2f | %.2f | %.2f |", name, quantile(0.5), quantile(0.99), quantile(1));
    }

    /** The same as JSON. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"p50Ms\":%.3f,\"p99Ms\":%.3f,\"maxMs\":%.3f}",
                quantile(0.5),
                quantile(0.99),
                quantile(1));
    }
}
