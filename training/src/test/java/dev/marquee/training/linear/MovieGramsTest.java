package dev.marquee.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link MovieGrams} against the sums written out moment by moment. */
class MovieGramsTest {
    private static final int MOVIES = 9;
    private static final HistoryWeights WEIGHTS = new HistoryWeights(0.1f, 3, 0.2f);

    private static UserRatings user(String id, int... ordinals) {
        float[] stars = new float[ordinals.length];
        Arrays.fill(stars, 4);
        return new UserRatings(id, ordinals, stars, new long[ordinals.length]);
    }

    private static TrainingRatings random(long seed) {
        Random random = new Random(seed);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 4; u++) {
            int size = 1 + random.nextInt(MOVIES);
            users.add(
                    user("u" + u, random.ints(0, MOVIES).distinct().limit(size).toArray()));
        }
        return new TrainingRatings(MOVIES, users);
    }

    /** The weighted history before a moment, of unit length, by ordinal. */
    private static double[] before(UserRatings user, int moment) {
        double[] before = new double[MOVIES];
        double squares = 0;
        for (int i = 0; i < moment; i++) {
            double weight = 0.1 + 0.9 * Math.exp(-(moment - 1 - i) / 3.0);
            before[user.ordinals()[i]] = weight;
            squares += weight * weight;
        }
        for (int movie = 0; movie < MOVIES; movie++) {
            before[movie] /= Math.sqrt(squares);
        }
        return before;
    }

    @Test
    void twoRatingsCountLessTheMoreAreBetweenThem() {
        TrainingRatings ratings = new TrainingRatings(MOVIES, List.of(user("u", 2, 5, 7)));
        DenseMatrix gram = MovieGrams.together(
                ratings, LearnedMovies.of(ratings.counts()), new LinearParameters.Together(0.5f, 2, 1, 0));
        assertThat(gram.at(0, 0)).isEqualTo(1);
        assertThat(gram.at(0, 1)).isEqualTo(gram.at(1, 0)).isEqualTo(0.80327f, within(1e-5f));
        assertThat(gram.at(0, 2)).isEqualTo(0.68394f, within(1e-5f));
    }

    @RepeatedTest(20)
    void historiesBeforeEachMomentAreSummedUp(RepetitionInfo repetition) {
        TrainingRatings ratings = random(repetition.getCurrentRepetition());
        LearnedMovies movies = LearnedMovies.of(ratings.counts());
        DenseMatrix gram = MovieGrams.before(ratings, movies, WEIGHTS);
        double[][] expected = new double[MOVIES][MOVIES];
        for (UserRatings user : ratings.users()) {
            for (int moment = 1; moment < user.size(); moment++) {
                double[] before = before(user, moment);
                for (int one = 0; one < MOVIES; one++) {
                    for (int other = 0; other < MOVIES; other++) {
                        expected[one][other] += before[one] * before[other];
                    }
                }
            }
        }
        assertEqual(gram, expected, movies);
    }

    @RepeatedTest(20)
    void whatCameAfterEachMomentIsSummedUp(RepetitionInfo repetition) {
        TrainingRatings ratings = random(repetition.getCurrentRepetition());
        LearnedMovies movies = LearnedMovies.of(ratings.counts());
        DenseMatrix cross = MovieGrams.after(ratings, movies, WEIGHTS, 2);
        double[][] expected = new double[MOVIES][MOVIES];
        for (UserRatings user : ratings.users()) {
            for (int moment = 1; moment < user.size(); moment++) {
                double[] before = before(user, moment);
                for (int i = moment; i < user.size(); i++) {
                    for (int movie = 0; movie < MOVIES; movie++) {
                        expected[movie][user.ordinals()[i]] += before[movie] * Math.exp(-(i - moment) / 2.0);
                    }
                }
            }
        }
        assertEqual(cross, expected, movies);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() throws Exception {
        Random random = new Random(5);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 50; u++) {
            users.add(user("u" + u, random.ints(0, 300).distinct().limit(60).toArray()));
        }
        TrainingRatings ratings = new TrainingRatings(300, users);
        LearnedMovies movies = LearnedMovies.mostRated(ratings.counts(), 1, 200);
        try (ForkJoinPool one = new ForkJoinPool(1);
                ForkJoinPool four = new ForkJoinPool(4)) {
            Callable<DenseMatrix> sum = () -> MovieGrams.before(ratings, movies, WEIGHTS);
            assertThat(one.submit(sum).get().data())
                    .isEqualTo(four.submit(sum).get().data());
        }
    }

    @Test
    void moviesThatAreNotLearnedOnlyTakeUpTheirPlaceInTime() {
        TrainingRatings ratings = new TrainingRatings(MOVIES, List.of(user("u", 2, 5, 7), user("v", 7, 2)));
        LearnedMovies movies = LearnedMovies.mostRated(ratings.counts(), 2, 5);
        assertThat(movies.ordinals()).containsExactly(2, 7);
        DenseMatrix gram = MovieGrams.together(ratings, movies, new LinearParameters.Together(0, 2, 1, 0));
        assertThat(gram.at(0, 1)).isEqualTo((float) (Math.exp(-1) + Math.exp(-0.5)), within(1e-6f));
    }

    @Test
    void featuresCountLessTheMoreMoviesHaveThem() {
        DenseMatrix gram = DenseMatrix.zeros(3, 3);
        MovieGrams.addFeatures(gram, new int[][] {{0, 1}, {1}}, 10, false);
        assertThat(gram.data()).containsExactly(new float[] {0, 7.071f, 0, 7.071f, 0, 0, 0, 0, 0}, within(1e-3f));
        MovieGrams.addFeatures(gram, new int[][] {{1}}, 1, true);
        assertThat(gram.at(1, 1)).isEqualTo(1);
    }

    private static void assertEqual(DenseMatrix actual, double[][] expected, LearnedMovies movies) {
        for (int row = 0; row < movies.size(); row++) {
            for (int column = 0; column < movies.size(); column++) {
                assertThat((double) actual.at(row, column))
                        .as("row %d, column %d", row, column)
                        .isEqualTo(expected[movies.ordinals()[row]][movies.ordinals()[column]], within(1e-4));
            }
        }
    }
}
