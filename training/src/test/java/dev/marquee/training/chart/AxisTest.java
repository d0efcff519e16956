package dev.marquee.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Axis}. */
class AxisTest {
    private static List<String> texts(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::text).toList();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "0, 5, 0 1 2 3 4 5",
        "0.815, 0.861, 0.81 0.82 0.83 0.84 0.85 0.86 0.87",
        "0, 1, 0.0 0.2 0.4 0.6 0.8 1.0",
        "-30, 120, -50 0 50 100 150",
        "0, 12000, 0 5000 10000 15000"
    })
    void ticksAreRoundNumbersAroundWhatIsShown(double low, double high, String ticks) {
        Axis axis = Axis.around("", low, high);
        assertThat(String.join(" ", texts(axis))).isEqualTo(ticks);
        assertThat(axis.low()).isLessThanOrEqualTo(low);
        assertThat(axis.high()).isGreaterThanOrEqualTo(high);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"1, 30, 10 20 30", "1, 12, 5 10", "1, 3, 1 2 3", "1, 1, 1"})
    void epochsAreWholeNumbers(int low, int high, String ticks) {
        assertThat(String.join(" ", texts(Axis.whole("", low, high)))).isEqualTo(ticks);
    }

    @Test
    void oneNumberIsInTheMiddle() {
        assertThat(Axis.around("", 7, 7).place(7, 0, 100)).isEqualTo(50);
        assertThat(Axis.whole("", 1, 1).place(1, 0, 100)).isZero();
    }

    @Test
    void namesAreAtTheirPositions() {
        Axis axis = Axis.names("", List.of("0", "1-9", "10-99"));
        assertThat(axis.ticks())
                .containsExactly(new Axis.Tick(0, "0"), new Axis.Tick(1, "1-9"), new Axis.Tick(2, "10-99"));
        assertThat(axis.place(1, 0, 100)).isEqualTo(50);
    }

    @Test
    void ticksAreFewAndWithinTheAxisWhateverIsShown() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(7) - 3);
            Axis axis = Axis.around("", low, high);
            assertThat(axis.ticks()).as("%s to %s", low, high).hasSizeBetween(3, 8);
            assertThat(texts(axis)).doesNotHaveDuplicates();
            assertThat(axis.low()).isLessThanOrEqualTo(low + 1e-9);
            assertThat(axis.high()).isGreaterThanOrEqualTo(high - 1e-9);
        }
    }

    @Test
    void aLogarithmicAxisWritesOneTwoAndFiveTimesThePowersOfTenAroundItsNumbers() {
        Axis axis = Axis.logarithmic("ms", 3.2, 140);

        assertThat(axis.ticks()).extracting(Axis.Tick::text).containsExactly("2", "5", "10", "20", "50", "100", "200");
        assertThat(axis.place(Math.log10(2), 0, 100)).isZero();
        assertThat(axis.place(Math.log10(20), 0, 100)).isCloseTo(50, within(1e-9));
        assertThat(axis.place(Math.log10(200), 0, 100)).isCloseTo(100, within(1e-9));
    }

    @Test
    void aLogarithmicAxisOfOneNumberStillHasTwoEnds() {
        assertThat(Axis.logarithmic("ms", 0.5, 0.5).ticks())
                .extracting(Axis.Tick::text)
                .containsExactly("0.5", "1");
    }
}
