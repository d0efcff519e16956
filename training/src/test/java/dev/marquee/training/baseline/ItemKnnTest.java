package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link ItemKnn}. */
class ItemKnnTest {
    private static UserRatings user(int... ordinals) {
        return new UserRatings("u", ordinals, new float[ordinals.length], new long[ordinals.length]);
    }

    /** Movies 0 and 1 have one of two raters in common, 0 and 2 one of one and two. */
    private static final TrainingRatings RATINGS = new TrainingRatings(4, List.of(user(0, 1), user(0, 2), user(1)));

    private static ItemKnn.Settings asking(int k) {
        return new ItemKnn.Settings(k, 0, false);
    }

    @Test
    void similaritiesByHand() {
        float root = (float) (1 / Math.sqrt(2));
        assertThat(new ItemKnn(RATINGS, asking(10)).scores(user(0)))
                .containsExactly(new float[] {0, 0.5f, root, 0}, within(1e-6f));
        assertThat(new ItemKnn(RATINGS, asking(10)).scores(user(1, 2)))
                .containsExactly(new float[] {0.5f + root, 0, 0, 0}, within(1e-6f));
    }

    @Test
    void aMovieAsksItsOwnNearestOnly() {
        float root = (float) (1 / Math.sqrt(2));
        // Movie 0 is nearest to 2 and so does not hear of 1; movie 1 is nearest to 0.
        assertThat(new ItemKnn(RATINGS, asking(1)).scores(user(1)))
                .containsExactly(new float[] {0, 0, 0, 0}, within(1e-6f));
        assertThat(new ItemKnn(RATINGS, asking(1)).scores(user(0)))
                .containsExactly(new float[] {0, 0.5f, root, 0}, within(1e-6f));
    }

    @Test
    void aSeenMovieSpeaksForItsNearestOnly() {
        float root = (float) (1 / Math.sqrt(2));
        ItemKnn.Settings speaking = new ItemKnn.Settings(1, 0, true);
        // Movie 0 is nearest to 1 and to 2; 0 itself is nearer to 2 than to 1.
        assertThat(new ItemKnn(RATINGS, speaking).scores(user(1)))
                .containsExactly(new float[] {0.5f, 0, 0, 0}, within(1e-6f));
        assertThat(new ItemKnn(RATINGS, speaking).scores(user(0)))
                .containsExactly(new float[] {0, 0, root, 0}, within(1e-6f));
    }

    @Test
    void fewerNeighboursOfAWideModelAreThoseOfANarrowOne() {
        for (int k : new int[] {1, 2, 10}) {
            for (boolean ofSeen : new boolean[] {false, true}) {
                ItemKnn narrow = new ItemKnn(RATINGS, new ItemKnn.Settings(k, 0, ofSeen));
                assertThat(new ItemKnn(RATINGS, asking(10)).nearest(k, ofSeen).scores(user(1, 2)))
                        .isEqualTo(narrow.scores(user(1, 2)));
            }
        }
    }

    @Test
    void shrinkageHalvesACosineOfAsManyRaters() {
        float root = (float) (1 / Math.sqrt(2));
        assertThat(new ItemKnn(RATINGS, new ItemKnn.Settings(10, 1, false)).scores(user(0)))
                .containsExactly(new float[] {0, 0.25f, root / 2, 0}, within(1e-6f));
    }

    @RepeatedTest(10)
    void agreesWithAllCosines(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        boolean[][] rated = new boolean[30][20];
        List<UserRatings> users = new ArrayList<>();
        for (boolean[] row : rated) {
            int[] ordinals = random.ints(0, 20).distinct().limit(5).toArray();
            for (int ordinal : ordinals) {
                row[ordinal] = true;
            }
            users.add(user(ordinals));
        }
        float[] scores = new ItemKnn(new TrainingRatings(20, users), asking(20)).scores(user(4, 7));
        for (int movie = 0; movie < 20; movie++) {
            double expected = 0;
            for (int seen : new int[] {4, 7}) {
                expected += seen == movie ? 0 : cosine(rated, seen, movie);
            }
            assertThat(scores[movie]).isEqualTo((float) expected, within(1e-5f));
        }
    }

    private static double cosine(boolean[][] rated, int one, int other) {
        int both = 0;
        int first = 0;
        int second = 0;
        for (boolean[] row : rated) {
            both += row[one] && row[other] ? 1 : 0;
            first += row[one] ? 1 : 0;
            second += row[other] ? 1 : 0;
        }
        return both == 0 ? 0 : both / Math.sqrt((double) first * second);
    }
}
