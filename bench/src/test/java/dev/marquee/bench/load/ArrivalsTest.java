package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final int MANY = 100_000;

    @Test
    void comeAtTheRateAskedForOnAverage() {
        long[] times = times(200, 1);

        assertThat(times[MANY - 1] / 1e9).isCloseTo(MANY / 200.0, within(MANY / 200.0 * 0.02));
        assertThat(times).isSorted();
    }

    @Test
    void gapsAreThoseOfAPoissonProcess() {
        long[] times = times(1_000, 2);

        // A share of e⁻¹ of the gaps is longer than the mean, e⁻³ longer than three times the mean.
        assertThat(shareOfGapsAbove(times, 1e6)).isCloseTo(Math.exp(-1), within(0.01));
        assertThat(shareOfGapsAbove(times, 3e6)).isCloseTo(Math.exp(-3), within(0.005));
    }

    @Test
    void areTheSameForTheSameSeedAndOthersForAnother() {
        assertThat(times(50, 3)).isEqualTo(times(50, 3)).isNotEqualTo(times(50, 4));
    }

    @Test
    void refuseARateThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Arrivals(0, 1))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(Double.NaN, 1));
    }

    private static long[] times(double rate, long seed) {
        var arrivals = new Arrivals(rate, seed);
        return LongStream.generate(arrivals::next).limit(MANY).toArray();
    }

    private static double shareOfGapsAbove(long[] times, double nanos) {
        int above = 0;
        for (int i = 1; i < times.length; i++) {
            above += times[i] - times[i - 1] > nanos ? 1 : 0;
        }
        return (double) above / (times.length - 1);
    }
}
