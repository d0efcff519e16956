package dev.marquee.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Latency} and {@link Times}. */
class LatencyTest {
    private static final Limits LIMITS = new Limits(3, 100, 0, 0, 0);

    @Test
    void ranksAreNearest() {
        double[] hundred =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        assertThat(Times.of(hundred)).isEqualTo(new Times(50, 99));
        assertThat(Times.of(new double[] {7})).isEqualTo(new Times(7, 7));
    }

    @ParameterizedTest(name = "median {0} ms, p99 {1} ms")
    @CsvSource({"6, 100, true, true", "6.1, 100, false, true", "6, 100.1, true, false"})
    void theMedianIsHeldAgainstTheReferenceAndTheLongestAgainstTheClock(
            double p50, double p99, boolean median, boolean longest) {
        Latency latency = new Latency(new Times(p50, p99), new Times(2, 3));

        assertThat(latency.checks(LIMITS).stream().map(Check::passed)).containsExactly(median, longest);
    }

    @Test
    void linesNameFigureAndLimit() {
        Latency latency = new Latency(new Times(1, 4), new Times(2, 3));

        assertThat(latency.checks(LIMITS).stream().map(Check::text))
                .containsExactly(
                        "passed  latency, median           1.00 ms, 0.50 × the reference network's 2.00 ms; limit: 3.0 ×",
                        "passed  latency, 99th percentile  4.00 ms, the reference network's 3.00 ms; limit: 100 ms");
    }
}
