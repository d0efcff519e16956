package dev.marquee.training.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Correction}. */
class CorrectionTest {
    private static float[] predicted(int size) {
        Random random = new Random(4);
        float[] predicted = new float[size];
        for (int i = 0; i < size; i++) {
            predicted[i] = 1 + 3 * random.nextFloat();
        }
        return predicted;
    }

    private static float[] line(float[] values, float intercept, float slope) {
        float[] line = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            line[i] = intercept + slope * values[i];
        }
        return line;
    }

    @Test
    void findsTheLineThatPredictionsAreOffBy() {
        float[] predicted = predicted(200);
        Correction correction = Correction.fit(predicted, line(predicted, 0.3f, 0.9f));
        assertThat(correction.intercept()).isEqualTo(0.3f, within(1e-3f));
        assertThat(correction.slope()).isEqualTo(0.9f, within(1e-3f));
    }

    @Test
    void equalPredictionsAreMovedOnly() {
        float[] predicted = line(predicted(150), 3, 0);
        Correction correction = Correction.fit(predicted, line(predicted, 0.5f, 1));
        assertThat(correction).isEqualTo(new Correction(0.5f, 1));
    }

    @Test
    void ordersAreNeverTurnedRound() {
        float[] predicted = predicted(200);
        Correction correction = Correction.fit(predicted, line(predicted, 5, -1));
        assertThat(correction.slope()).isEqualTo(0.5f);
    }

    @Test
    void fewRatingsCorrectNothing() {
        float[] predicted = predicted(99);
        assertThat(Correction.fit(predicted, line(predicted, 1, 1))).isEqualTo(Correction.NONE);
    }
}
