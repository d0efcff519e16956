package dev.marquee.training.linear;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;

/** Sums over users of what each pair of their movies has in common, by row of the learned movies. */
final class MovieGrams {
    private final LearnedMovies movies;
    private final DenseMatrix gram;

    private MovieGrams(LearnedMovies movies) {
        this.movies = movies;
        gram = DenseMatrix.zeros(movies.size(), movies.size());
    }

    /** {@code Σ XᵀKX}, where {@code K} weighs two ratings by the number of ratings between them. */
    static DenseMatrix together(TrainingRatings ratings, LearnedMovies movies, LinearParameters.Together settings) {
        MovieGrams grams = new MovieGrams(movies);
        for (UserRatings user : ratings.users()) {
            int[] rows = grams.rows(user);
            double[] near = decay(rows.length, settings.age());
            grams.addSymmetric(rows, (first, last) -> settings.floor() + (1 - settings.floor()) * near[last - first]);
        }
        return grams.mirrored();
    }

    /**
     * {@code Σ QᵀQ}: row {@code t} of a user's {@code Q} is the history before the rating {@code t}, weighted and scaled
     * to unit length. Summed in closed form, since a weight is a constant and an exponential.
     */
    static DenseMatrix before(TrainingRatings ratings, LearnedMovies movies, HistoryWeights weights) {
        MovieGrams grams = new MovieGrams(movies);
        double floor = weights.floor();
        for (UserRatings user : ratings.users()) {
            int[] rows = grams.rows(user);
            Suffixes after = new Suffixes(rows.length, weights);
            double[] near = decay(rows.length, weights.age());
            grams.addSymmetric(
                    rows,
                    (first, last) -> floor * floor * after.ones[last]
                            + floor * (1 - floor) * (1 + near[last - first]) * after.decayed[last]
                            + (1 - floor) * (1 - floor) * near[last - first] * after.squared[last]);
        }
        return grams.mirrored();
    }

    /**
     * {@code Σ QᵀY}: row {@code t} of a user's {@code Y} is what came from the rating {@code t} on, weighted by
     * {@code e^(−distance / targetAge)}. Row by movie before, column by movie after.
     */
    static DenseMatrix after(TrainingRatings ratings, LearnedMovies movies, HistoryWeights weights, float targetAge) {
        MovieGrams grams = new MovieGrams(movies);
        double keep = Math.exp(-1 / (double) targetAge);
        for (UserRatings user : ratings.users()) {
            int[] rows = grams.rows(user);
            grams.addAfter(rows, weights, squares(rows.length, weights), keep);
        }
        return grams.gram;
    }

    /**
     * Adds {@code w TᵀT}; {@code T} has a row for each feature, {@code count^-¼} for the movies with it.
     *
     * @param having rows of the learned movies by feature
     * @param itself whether a movie has something in common with itself
     */
    static void addFeatures(DenseMatrix gram, int[][] having, float weight, boolean itself) {
        for (int[] rows : having) {
            float product = weight / (float) Math.sqrt(rows.length);
            for (int one : rows) {
                for (int other : rows) {
                    gram.data()[one * gram.columns() + other] += itself || one != other ? product : 0;
                }
            }
        }
    }

    /** Rows of what a history holds when it is asked, the newest ratings of a user; −1 where a movie is not learned. */
    private int[] rows(UserRatings user) {
        int from = Math.max(0, user.size() - KnownHistory.MAX_RATINGS);
        int[] rows = new int[user.size() - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = movies.rows()[user.ordinals()[from + i]];
        }
        return rows;
    }

    /** Adds to the triangle in which the row is no larger than the column. */
    private void addSymmetric(int[] rows, PairWeight weight) {
        for (int first = 0; first < rows.length; first++) {
            for (int last = rows[first] < 0 ? rows.length : first; last < rows.length; last++) {
                if (rows[last] >= 0) {
                    int row = Math.min(rows[first], rows[last]);
                    int column = Math.max(rows[first], rows[last]);
                    gram.data()[row * gram.columns() + column] += (float) weight.of(first, last);
                }
            }
        }
    }

    private void addAfter(int[] rows, HistoryWeights weights, double[] squares, double keep) {
        double[] byAge = new double[rows.length];
        double[] lengths = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            byAge[i] = weights.byAge(i);
            lengths[i] = Math.sqrt(squares[i]);
        }
        for (int first = 0; first < rows.length; first++) {
            double sum = 0;
            for (int last = rows[first] < 0 ? rows.length : first + 1; last < rows.length; last++) {
                sum = keep * sum + byAge[last - 1 - first] / lengths[last];
                if (rows[last] >= 0) {
                    gram.data()[rows[first] * gram.columns() + rows[last]] += (float) sum;
                }
            }
        }
    }

    /** Copies the triangle to the other. */
    private DenseMatrix mirrored() {
        for (int row = 0; row < gram.rows(); row++) {
            for (int column = row + 1; column < gram.columns(); column++) {
                gram.data()[column * gram.columns() + row] = gram.at(row, column);
            }
        }
        return gram;
    }

    private static double[] decay(int size, float age) {
        double[] decay = new double[size];
        for (int distance = 0; distance < size; distance++) {
            decay[distance] = Math.exp(-distance / (double) age);
        }
        return decay;
    }

    /** Squared length of the weighted history before each rating. */
    private static double[] squares(int size, HistoryWeights weights) {
        double[] squares = new double[size];
        for (int t = 1; t < size; t++) {
            double weight = weights.byAge(t - 1);
            squares[t] = squares[t - 1] + weight * weight;
        }
        return squares;
    }

    /** What two positions have in common, the first no later than the last. */
    @FunctionalInterface
    private interface PairWeight {
        double of(int first, int last);
    }

    /** Sums over the moments after each rating of 1, e^(−age), e^(−2 age), each over the squared length. */
    private static final class Suffixes {
        private final double[] ones;
        private final double[] decayed;
        private final double[] squared;

        Suffixes(int size, HistoryWeights weights) {
            ones = new double[size];
            decayed = new double[size];
            squared = new double[size];
            double[] squares = squares(size, weights);
            double keep = Math.exp(-1 / (double) weights.age());
            for (int j = size - 2; j >= 0; j--) {
                double next = 1 / squares[j + 1];
                ones[j] = ones[j + 1] + next;
                decayed[j] = keep * decayed[j + 1] + next;
                squared[j] = keep * keep * squared[j + 1] + next;
            }
        }
    }
}
