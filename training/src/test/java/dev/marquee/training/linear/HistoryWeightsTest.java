package dev.marquee.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import org.junit.jupiter.api.Test;

/** {@link HistoryWeights}. */
class HistoryWeightsTest {
    private static UserTowerInput input(float... ratings) {
        int[] ordinals = new int[ratings.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = i;
        }
        return UserTowerInput.of(new KnownHistory(ordinals, ratings));
    }

    @Test
    void newerRatingsCountMore() {
        float[] weights = new HistoryWeights(0.1f, 8, 0).of(input(3.5f, 3.5f));
        assertThat(weights[0] / weights[1]).isEqualTo((float) (0.1 + 0.9 * Math.exp(-1 / 8.0)), within(1e-4f));
    }

    @Test
    void areOfUnitLength() {
        float[] weights = new HistoryWeights(0.2f, 15, 0.2f).of(input(1, 5, 3, 4));
        double squares = 0;
        for (float weight : weights) {
            squares += weight * weight;
        }
        assertThat(squares).isEqualTo(1, within(1e-5));
    }

    @Test
    void whatWasLikedCountsMoreWhereAgeDoesNot() {
        float[] weights = new HistoryWeights(1, 15, 0.2f).of(input(5, 2, 5));
        assertThat(weights[0]).isEqualTo(weights[2], within(1e-6f)).isGreaterThan(weights[1]);
    }

    @Test
    void anEmptyHistoryHasNone() {
        assertThat(new HistoryWeights(1, 15, 0.2f).of(input())).isEmpty();
    }
}
