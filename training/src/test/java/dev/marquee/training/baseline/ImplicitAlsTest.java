package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.split.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link ImplicitAls}. */
class ImplicitAlsTest {
    private static UserRatings user(int... ordinals) {
        return new UserRatings("u", ordinals, new float[ordinals.length], new long[ordinals.length]);
    }

    /** With one factor, everybody alike and λ → 0 the best product is 1 for what is rated and 0 for what is not. */
    @Test
    void oneFactorReproducesATableOfRankOne() {
        TrainingRatings ratings = new TrainingRatings(3, List.of(user(0, 1), user(0, 1), user(0, 1)));
        ImplicitAls als = new ImplicitAls(ratings, new ImplicitAls.Settings(1, 30, 4, 1e-6), 1);
        assertThat(als.scores(user(0, 1))).containsExactly(new float[] {1, 1, 0}, within(1e-3f));
    }

    /** For one user the movie factors' optimum follows by hand: y = (1 + α) x / ((1 + α) x² + λ), and x likewise. */
    @Test
    void aFixedPointByHand() {
        double weight = 3;
        double regularisation = 1;
        TrainingRatings ratings = new TrainingRatings(1, List.of(user(0)));
        ImplicitAls als = new ImplicitAls(ratings, new ImplicitAls.Settings(1, 200, weight, regularisation), 1);
        // By symmetry x = y = s with (1 + α) s² + λ = 1 + α.
        double expected = (1 + weight - regularisation) / (1 + weight);
        assertThat(als.scores(user(0))[0]).isEqualTo((float) expected, within(1e-3f));
    }

    @Test
    void tellsTwoTastesApart() {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 60; u++) {
            int parity = u % 2;
            users.add(user(random.ints(0, 20)
                    .map(i -> 2 * i + parity)
                    .distinct()
                    .limit(10)
                    .toArray()));
        }
        ImplicitAls als = new ImplicitAls(new TrainingRatings(40, users), new ImplicitAls.Settings(4, 10, 5, 1), 1);
        float[] scores = als.scores(user(0, 2, 4));
        for (int movie = 6; movie < 40; movie += 2) {
            assertThat(scores[movie]).isGreaterThan(scores[movie + 1]);
        }
    }

    @Test
    void aSeedGivesTheSameScoresAgain() {
        TrainingRatings ratings = new TrainingRatings(30, List.of(Users.user("a", 20), Users.user("b", 4)));
        ImplicitAls.Settings settings = new ImplicitAls.Settings(3, 5, 5, 1);
        assertThat(new ImplicitAls(ratings, settings, 5).scores(user(1)))
                .isEqualTo(new ImplicitAls(ratings, settings, 5).scores(user(1)));
    }
}
