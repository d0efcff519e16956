package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.algebra.Cholesky;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Ease}, which needs TensorFlow, against ridge regressions solved one by one. */
class EaseIT {
    private static final float REGULARISATION = 7;

    private static UserRatings user(int... ordinals) {
        return new UserRatings("u", ordinals, new float[ordinals.length], new long[ordinals.length]);
    }

    private static TrainingRatings random(int users, int movies) {
        Random random = new Random(users);
        List<UserRatings> all = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            all.add(user(random.ints(0, movies)
                    .distinct()
                    .limit(2 + random.nextInt(6))
                    .sorted()
                    .toArray()));
        }
        return new TrainingRatings(movies, all);
    }

    /** Column {@code j} of B: ridge regression of movie j on all others, over these rows of movies and values. */
    private static double[] weights(List<double[]> rows, int movies, int target, double regularisation) {
        int[] others =
                IntStream.range(0, movies).filter(movie -> movie != target).toArray();
        double[] a = new double[others.length * others.length];
        double[] b = new double[others.length];
        for (double[] row : rows) {
            for (int i = 0; i < others.length; i++) {
                b[i] += row[others[i]] * row[target];
                for (int j = 0; j < others.length; j++) {
                    a[i * others.length + j] += row[others[i]] * row[others[j]];
                }
            }
        }
        for (int i = 0; i < others.length; i++) {
            a[i * others.length + i] += regularisation;
        }
        Cholesky.solve(a, b);
        double[] weights = new double[movies];
        for (int i = 0; i < others.length; i++) {
            weights[others[i]] = b[i];
        }
        return weights;
    }

    private static List<double[]> rows(TrainingRatings ratings) {
        List<double[]> rows = new ArrayList<>();
        for (UserRatings user : ratings.users()) {
            double[] row = new double[ratings.movies()];
            for (int ordinal : user.ordinals()) {
                row[ordinal] = 1;
            }
            rows.add(row);
        }
        return rows;
    }

    private static void assertPredicts(Ease ease, List<double[]> rows, int movies, double regularisation) {
        int[] history = {1, 3, 4};
        float[] scores = ease.scores(user(history));
        for (int movie = 0; movie < movies; movie++) {
            double[] weights = weights(rows, movies, movie, regularisation);
            double expected =
                    IntStream.of(history).mapToDouble(seen -> weights[seen]).sum();
            assertThat(scores[movie]).isEqualTo((float) expected, within(1e-4f));
        }
    }

    @Test
    void overFewUsersEachMovieIsPredictedFromTheOthers() {
        TrainingRatings ratings = random(9, 14);
        assertPredicts(Ease.of(ratings, REGULARISATION), rows(ratings), 14, REGULARISATION);
    }

    @Test
    void overFewMoviesLikewise() {
        TrainingRatings ratings = random(40, 11);
        assertPredicts(Ease.of(ratings, REGULARISATION), rows(ratings), 11, REGULARISATION);
    }

    @Test
    void featuresAreRowsBesideThoseOfTheUsers() {
        TrainingRatings ratings = random(9, 6);
        int[][] features = {{0, 1}, {0}, {0, 2}, {2}, {0, 1, 2}, {1}};
        List<double[]> rows = rows(ratings);
        for (int feature = 0; feature < 3; feature++) {
            double[] row = new double[6];
            for (int movie = 0; movie < 6; movie++) {
                for (int id : features[movie]) {
                    int count = List.of(4, 3, 3).get(feature);
                    row[movie] += id == feature ? Math.sqrt(20) * Math.pow(count, -0.25) : 0;
                }
            }
            rows.add(row);
        }
        assertPredicts(Ease.of(ratings, features, 20, 300), rows, 6, 300);
    }
}
