package dev.marquee.bench.load;

import dev.marquee.bench.latency.Quantiles;
import dev.marquee.bench.load.Answer.Outcome;
import java.util.List;

/**
 * How well a stretch of a run was answered.
 *
 * @param requests sent
 * @param failed errors and refusals
 * @param degraded lists that lack something
 * @param p99Ms of all requests
 */
record Steady(long requests, long failed, long degraded, double p99Ms) {
    static Steady of(List<Sample> samples) {
        return new Steady(
                samples.size(),
                count(samples, Outcome.ERROR) + count(samples, Outcome.REFUSED),
                count(samples, Outcome.DEGRADED),
                Quantiles.of(samples.stream().mapToLong(Sample::latencyNanos)).p99Ms());
    }

    private static long count(List<Sample> samples, Outcome outcome) {
        return samples.stream()
                .filter(sample -> sample.answer().outcome() == outcome)
                .count();
    }

    /** Whether it is as good as a rate that is borne. */
    boolean isGood() {
        return failed == 0 && degraded <= LoadPoint.MOST_DEGRADED * requests && p99Ms <= LoadPoint.MOST_P99_MILLIS;
    }
}
