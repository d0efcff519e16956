package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Calibration}, worked out by hand. */
class CalibrationTest {
    private static Calibration of(float... predictedAndGiven) {
        Calibration.Collector collector = new Calibration.Collector();
        for (int i = 0; i < predictedAndGiven.length; i += 2) {
            collector.add(predictedAndGiven[i], predictedAndGiven[i + 1]);
        }
        return collector.calibration();
    }

    @Test
    void ratingsAreInBinsOfAQuarterByWhatWasPredicted() {
        // Bin 3.00 to 3.25 holds 3.0 → 4 and 3.2 → 2; bin 4.50 to 4.75 holds 4.5 → 4.
        Calibration calibration = of(3.0f, 4, 3.2f, 2, 4.5f, 4);

        assertThat(calibration.bins()).hasSize(2);
        Calibration.Bin low = calibration.bins().getFirst();
        assertThat(low.from()).isEqualTo(3.0);
        assertThat(low.to()).isEqualTo(3.25);
        assertThat(low.predicted()).isEqualTo(3.1, within(1e-6));
        assertThat(low.observed()).isEqualTo(3.0);
        assertThat(low.ratings()).isEqualTo(2);
        assertThat(calibration.bins().getLast()).isEqualTo(new Calibration.Bin(4.5, 4.75, 4.5, 4, 1));
        // Two ratings are off by 0.1 on average, one by 0.5.
        assertThat(calibration.ece()).isEqualTo((2 * 0.1 + 0.5) / 3, within(1e-6));
    }

    @Test
    void theEndsOfTheScaleAreInTheFirstAndTheLastBin() {
        Calibration calibration = of(0.5f, 1, 5f, 5);
        assertThat(calibration.bins()).extracting(Calibration.Bin::from).containsExactly(0.5, 4.75);
    }

    @Test
    void withoutRatingsThereAreNoBinsAndNoError() {
        assertThat(of()).isEqualTo(new Calibration(0, java.util.List.of()));
    }

    @Test
    void collectorsAddUp() {
        Random random = new Random(3);
        Calibration.Collector whole = new Calibration.Collector();
        Calibration.Collector sum = new Calibration.Collector();
        for (int trial = 0; trial < 3; trial++) {
            Calibration.Collector part = new Calibration.Collector();
            for (int i = 0; i < 50; i++) {
                float predicted = (2 + random.nextInt(17)) / 4f; // quarters, so that sums are exact in any order
                float given = (1 + random.nextInt(10)) / 2f;
                part.add(predicted, given);
                whole.add(predicted, given);
            }
            sum.addAll(part);
        }
        assertThat(sum.calibration()).isEqualTo(whole.calibration());
        assertThat(sum.calibration().bins().stream()
                        .mapToLong(Calibration.Bin::ratings)
                        .sum())
                .isEqualTo(150);
    }
}
