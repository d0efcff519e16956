package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Biases}. */
class BiasesTest {
    private static UserRatings user(String id, float... ratings) {
        int[] ordinals = IntStream.range(0, ratings.length).toArray();
        return new UserRatings(id, ordinals, ratings, new long[ratings.length]);
    }

    @Test
    void withoutShrinkageAnAdditiveTableIsReproduced() {
        Biases biases = new Biases(new TrainingRatings(2, List.of(user("a", 2, 3), user("b", 3, 4))), 0, 0);
        assertThat(biases.predict(user("a", 2, 3), new int[] {0, 1}, 2000))
                .containsExactly(new float[] {2, 3}, within(1e-4f));
        assertThat(biases.predict(user("b", 3, 4), new int[] {0, 1}, 2000))
                .containsExactly(new float[] {3, 4}, within(1e-4f));
    }

    @Test
    void aUserWithoutRatingsHasNoBias() {
        Biases biases = new Biases(new TrainingRatings(2, List.of(user("a", 2, 3), user("b", 3, 4))), 0, 0);
        assertThat(biases.predict(user("c"), new int[] {0}, 2000)).containsExactly(new float[] {2.5f}, within(1e-4f));
    }

    @Test
    void aUserWhoWasNotThereInTrainingHasTheBiasOfTheRatingsGiven() {
        Biases biases = new Biases(new TrainingRatings(2, List.of(user("a", 2, 3), user("b", 3, 4))), 0, 0);
        assertThat(biases.predict(user("c", 4, 5), new int[] {0, 1}, 2000))
                .containsExactly(new float[] {4, 5}, within(1e-4f));
    }

    @Test
    void heavyShrinkageLeavesTheMean() {
        Biases biases = new Biases(new TrainingRatings(2, List.of(user("a", 2, 3), user("b", 3, 4))), 1e9, 1e9);
        assertThat(biases.predict(user("a", 2, 3), new int[] {0}, 2000))
                .containsExactly(new float[] {3}, within(1e-4f));
    }

    @Test
    void hiddenBiasesAreRecovered() {
        Random random = new Random(5);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 200; u++) {
            float[] ratings = new float[30];
            for (int i = 0; i < 30; i++) {
                ratings[i] = (float) (3 + (u % 5 - 2) * 0.3 + (i % 3 - 1) * 0.4 + 0.1 * random.nextGaussian());
            }
            users.add(user("u" + u, ratings));
        }
        Biases biases = new Biases(new TrainingRatings(30, users), 1, 1);
        assertThat(biases.predict(users.get(4), new int[] {2}, 2000)).containsExactly(new float[] {4}, within(0.1f));
        assertThat(biases.predict(users.get(0), new int[] {0}, 2000)).containsExactly(new float[] {2}, within(0.1f));
    }

    @Test
    void predictionsStayOnTheScale() {
        Biases biases = new Biases(new TrainingRatings(2, List.of(user("a", 5, 5), user("b", 0.5f, 5))), 0, 0);
        assertThat(biases.predict(user("a", 5, 5), new int[] {1}, 2000)[0]).isLessThanOrEqualTo(5);
    }
}
