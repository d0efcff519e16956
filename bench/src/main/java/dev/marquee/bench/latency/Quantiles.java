package dev.marquee.bench.latency;

import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * How long calls took, milliseconds, to three significant digits.
 *
 * @param count of calls
 * @param p50Ms median
 * @param p99Ms 99th percentile
 * @param p999Ms 99.9th percentile
 * @param maxMs the longest
 */
public record Quantiles(long count, double p50Ms, double p99Ms, double p999Ms, double maxMs) {
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Of times in nanoseconds, 0 or more; all are 0 if there is none. */
    public static Quantiles of(LongStream nanos) {
        var histogram = new Histogram(DIGITS);
        nanos.forEach(histogram::recordValue);
        return new Quantiles(
                histogram.getTotalCount(),
                at(histogram, 50),
                at(histogram, 99),
                at(histogram, 99.9),
                at(histogram, 100));
    }

    private static double at(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
