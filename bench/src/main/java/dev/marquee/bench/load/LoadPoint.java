package dev.marquee.bench.load;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.marquee.bench.latency.Quantiles;
import dev.marquee.bench.load.Answer.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rate gave. Latencies are of lists, from the intended time to the last byte.
 *
 * @param rate mean number of requests a second that were due
 * @param seconds measured, after a warm-up at the same rate
 * @param requests due in that time
 * @param p50Ms median
 * @param p99Ms 99th percentile
 * @param p999Ms 99.9th percentile
 * @param maxMs the longest
 * @param writeP50Ms median of the requests that stored a rating; 0 without any
 * @param writeP99Ms their 99th percentile
 * @param degradedShare of the lists that were answered, [0, 1]
 * @param errors neither answered as asked nor refused with a time to come again
 * @param refused answered with 503 and {@code Retry-After}
 * @param fullRate complete lists a second
 * @param largestTotalMs the longest time that an answer says it took
 * @param cpuMsPerRequest processor time per request by process, the generator among them
 * @param firstError what was wrong with the first of the errors, or null
 */
public record LoadPoint(
        double rate,
        double seconds,
        long requests,
        double p50Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        double writeP50Ms,
        double writeP99Ms,
        double degradedShare,
        long errors,
        long refused,
        double fullRate,
        double largestTotalMs,
        Map<String, Double> cpuMsPerRequest,
        @Nullable String firstError) {
    /** The slowest hundredth may take no longer, milliseconds. */
    static final double MOST_P99_MILLIS = 100;

    /** No larger share of the lists may lack anything. */
    static final double MOST_DEGRADED = 0.01;

    /** Copies the map. */
    public LoadPoint {
        cpuMsPerRequest = Map.copyOf(cpuMsPerRequest);
    }

    /**
     * Sums up a run.
     *
     * @param samples those that count, without the warm-up
     * @param cpuMsPerRequest as in the record
     */
    static LoadPoint of(double rate, double seconds, List<Sample> samples, Map<String, Double> cpuMsPerRequest) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        samples.forEach(sample -> outcomes.merge(sample.answer().outcome(), 1L, Long::sum));
        Quantiles lists = latency(samples, false);
        Quantiles writes = latency(samples, true);
        long degraded = outcomes.getOrDefault(Outcome.DEGRADED, 0L);
        long full = outcomes.getOrDefault(Outcome.FULL, 0L);
        return new LoadPoint(
                rate,
                seconds,
                samples.size(),
                lists.p50Ms(),
                lists.p99Ms(),
                lists.p999Ms(),
                lists.maxMs(),
                writes.p50Ms(),
                writes.p99Ms(),
                full + degraded == 0 ? 0 : (double) degraded / (full + degraded),
                outcomes.getOrDefault(Outcome.ERROR, 0L),
                outcomes.getOrDefault(Outcome.REFUSED, 0L),
                full / seconds,
                samples.stream()
                        .mapToDouble(one -> one.answer().totalMillis())
                        .max()
                        .orElse(0),
                cpuMsPerRequest,
                firstProblem(samples));
    }

    private static Quantiles latency(List<Sample> samples, boolean writes) {
        return Quantiles.of(samples.stream()
                .filter(sample -> sample.asked().writes() == writes)
                .mapToLong(Sample::latencyNanos));
    }

    private static @Nullable String firstProblem(List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.answer().problem())
                .filter(problem -> problem != null)
                .findFirst()
                .orElse(null);
    }

    /** Whether the services bear this rate: p99 of 100 ms, nothing failed or refused, one list of a hundred degraded. */
    @JsonIgnore
    public boolean isBorne() {
        return requests > 0 && p99Ms <= MOST_P99_MILLIS && errors + refused == 0 && degradedShare <= MOST_DEGRADED;
    }
}
