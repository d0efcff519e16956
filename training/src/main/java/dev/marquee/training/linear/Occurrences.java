package dev.marquee.training.linear;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where each learned movie is in the histories. Sums over pairs of a user's movies are taken by the first of the pair: each
 * row of the matrix is summed up by one thread, user after user and in double precision, so that the result does not depend
 * on the number of threads, and a row fits a processor's cache where the matrix does not. Immutable; two integers a rating.
 */
final class Occurrences {
    private final int movies;
    private final int[] starts;
    private final int[] rows;
    private final int[] begins;
    private final int[] positions;

    /** Reads what each history holds when it is asked: the newest ratings of a user. */
    Occurrences(TrainingRatings ratings, LearnedMovies learned) {
        movies = learned.size();
        starts = starts(ratings.users());
        rows = new int[starts[starts.length - 1]];
        begins = new int[movies + 2];
        for (int user = 0; user < starts.length - 1; user++) {
            int[] ordinals = ratings.users().get(user).ordinals();
            int shift = ordinals.length - starts[user + 1];
            for (int at = starts[user]; at < starts[user + 1]; at++) {
                int row = learned.rows()[ordinals[at + shift]];
                rows[at] = row < 0 ? movies : row;
                begins[rows[at] + 1]++;
            }
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        positions = positions();
    }

    private static int[] starts(List<UserRatings> users) {
        int[] starts = new int[users.size() + 1];
        for (int user = 0; user < users.size(); user++) {
            starts[user + 1] = Math.addExact(
                    starts[user],
                    Math.min(KnownHistory.MAX_RATINGS, users.get(user).size()));
        }
        return starts;
    }

    /** Of all ratings by row, those of movies that are not learned last. */
    private int[] positions() {
        int[] next = begins.clone();
        int[] byRow = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            byRow[next[rows[at]]++] = at;
        }
        return byRow;
    }

    /** Ratings of the longest history. */
    int longest() {
        return IntStream.range(1, starts.length)
                .map(user -> starts[user] - starts[user - 1])
                .max()
                .orElse(0);
    }

    /** Sums up what each pair of positions has in common: row by the movie of the first, column by that of the last. */
    DenseMatrix sum(Pairs pairs) {
        DenseMatrix sums = DenseMatrix.zeros(movies, movies);
        IntStream.range(0, movies).parallel().forEach(row -> {
            double[] sum = sum(row, pairs);
            for (int column = 0; column < movies; column++) {
                sums.data()[row * movies + column] = (float) sum[column];
            }
        });
        return sums;
    }

    private double[] sum(int row, Pairs pairs) {
        double[] sum = new double[movies + 1];
        for (int i = begins[row]; i < begins[row + 1]; i++) {
            int found = Arrays.binarySearch(starts, positions[i]);
            int user = found < 0 ? -found - 2 : found;
            pairs.add(rows, starts[user], positions[i], starts[user + 1], sum);
        }
        return sum;
    }

    /** What a position of a history has in common with itself and with those after it. */
    @FunctionalInterface
    interface Pairs {
        /**
         * Adds it.
         *
         * @param rows of the movies of all histories; the number of learned movies where one is not learned
         * @param start first position of this history
         * @param first the position
         * @param end behind the last position of this history
         * @param sums by row, the last for movies that are not learned
         */
        void add(int[] rows, int start, int first, int end, double[] sums);
    }
}
