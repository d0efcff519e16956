package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link PairedBootstrap}. */
class PairedBootstrapTest {
    private static final int USERS = 400;

    private static double[] ones() {
        double[] ones = new double[USERS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] noise(double mean, long seed) {
        Random random = new Random(seed);
        return random.doubles(USERS).map(value -> mean + value).toArray();
    }

    @Test
    void theDifferenceIsOfThePooledMetrics() {
        PairedBootstrap compared =
                PairedBootstrap.of(new double[] {3, 1}, new double[] {1, 1}, new double[] {4, 4}, value -> value, 1);
        assertThat(compared.difference()).isEqualTo(0.25);
        assertThat(compared.low()).isZero(); // the second user drawn twice
        assertThat(compared.high()).isEqualTo(0.5); // the first user drawn twice
    }

    @Test
    void aConstantGainIsClearHoweverMuchUsersDiffer() {
        double[] first = noise(0.01, 1);
        double[] second = Arrays.stream(first).map(value -> value - 0.01).toArray();
        PairedBootstrap compared = PairedBootstrap.of(first, second, ones(), value -> value, 1);
        assertThat(compared.clear()).isTrue();
        assertThat(compared.low()).isEqualTo(0.01, within(1e-9));
        assertThat(compared.high()).isEqualTo(0.01, within(1e-9));
    }

    @Test
    void chanceAloneIsNotClear() {
        assertThat(PairedBootstrap.of(noise(0, 1), noise(0, 2), ones(), value -> value, 1)
                        .clear())
                .isFalse();
    }

    @Test
    void theIntervalIsAboutTwoStandardErrorsToEachSide() {
        double[] first = noise(0, 1);
        PairedBootstrap compared = PairedBootstrap.of(first, new double[USERS], ones(), value -> value, 1);
        double error = Math.sqrt(1 / 12.0 / USERS);
        assertThat(compared.high() - compared.low()).isEqualTo(2 * 1.96 * error, within(0.4 * error));
    }

    @Test
    void aRootIsTakenOfTheMean() {
        PairedBootstrap compared =
                PairedBootstrap.of(new double[] {8, 10}, new double[] {1, 1}, new double[] {1, 1}, Math::sqrt, 1);
        assertThat(compared.difference()).isEqualTo(3 - 1, within(1e-12));
    }
}
