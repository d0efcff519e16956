package dev.marquee.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void ofOneToAThousandMillisecondsAreNearestRanks() {
        Quantiles quantiles = Quantiles.of(LongStream.rangeClosed(1, 1_000).map(millis -> millis * 1_000_000));

        assertThat(quantiles.count()).isEqualTo(1_000);
        assertThat(quantiles.p50Ms()).isCloseTo(500, within(0.5));
        assertThat(quantiles.p99Ms()).isCloseTo(990, within(1.0));
        assertThat(quantiles.p999Ms()).isCloseTo(999, within(1.0));
        assertThat(quantiles.maxMs()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void ofNothingAreZero() {
        assertThat(Quantiles.of(LongStream.empty())).isEqualTo(new Quantiles(0, 0, 0, 0, 0));
    }

    @RepeatedTest(20)
    void agreeWithASortToAThousandth(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        long[] nanos = random.longs(5_000, 1_000, 3_000_000_000L).toArray();

        Quantiles quantiles = Quantiles.of(Arrays.stream(nanos));

        Arrays.sort(nanos);
        assertThat(quantiles.p50Ms()).isCloseTo(nanos[2_499] / 1e6, within(nanos[2_499] / 1e9));
        assertThat(quantiles.p99Ms()).isCloseTo(nanos[4_949] / 1e6, within(nanos[4_949] / 1e9));
    }
}
