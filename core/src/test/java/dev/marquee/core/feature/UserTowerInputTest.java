package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** {@link UserTowerInput}, against numbers worked out by hand. */
class UserTowerInputTest {
    @Test
    void centresOnTheShrunkenMeanAndWeighsByAge() {
        UserTowerInput input = UserTowerInput.of(new KnownHistory(new int[] {4, 9}, new float[] {5, 2}));
        // mean = (3 · 3.5 + 5 + 2) / (3 + 2) = 3.5
        assertThat(input.ordinals()).containsExactly(4, 9);
        assertThat(input.centred()).containsExactly(1.5f, -1.5f);
        // the older: 0.2 + 0.8 · e^(−1/15) = 0.948405; the newest: 1
        assertThat(input.recency()[0]).isEqualTo(0.948405f, within(1e-6f));
        assertThat(input.recency()[1]).isEqualTo(1f);
    }

    @Test
    void oneRatingStillTellsLikeFromDislike() {
        assertThat(UserTowerInput.of(new KnownHistory(new int[] {0}, new float[] {5}))
                        .centred())
                .containsExactly(5 - 15.5f / 4);
    }

    @Test
    void aWeightCountsInTheMeanAndInTheRecency() {
        KnownHistory history = new KnownHistory(new int[] {4, 9}, new float[] {5, 2}, new float[] {1, 0.5f});
        UserTowerInput input = UserTowerInput.of(history);
        // mean = (3 · 3.5 + 5 + 0.5 · 2) / (3 + 1.5) = 3.666667
        assertThat(input.centred()[0]).isEqualTo(1.333333f, within(1e-6f));
        assertThat(input.centred()[1]).isEqualTo(-1.666667f, within(1e-6f));
        assertThat(input.recency()[0]).isEqualTo(0.948405f, within(1e-6f));
        assertThat(input.recency()[1]).isEqualTo(0.5f);
    }

    @Test
    void leavesTheRatingsAsTheyAre() {
        KnownHistory history = new KnownHistory(new int[] {0}, new float[] {4});
        UserTowerInput.of(history);
        assertThat(history.ratings()).containsExactly(4);
    }
}
