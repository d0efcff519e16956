package dev.marquee.training.graph;

import dev.marquee.training.split.LearnedMovies;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The features of the learned movies in two parallel columns.
 *
 * @param features number of features that there are
 * @param ids feature ids, shape {@code [k]}
 * @param rows the learned movie that each belongs to, ascending, each at least once, shape {@code [k]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record FlatFeatures(int features, int[] ids, int[] rows) {
    /**
     * Flattens the features.
     *
     * @param movieFeatures feature ids by ordinal, at least one a movie
     */
    public static FlatFeatures of(LearnedMovies movies, int[][] movieFeatures, int features) {
        int[] ids = IntStream.of(movies.ordinals())
                .flatMap(ordinal -> IntStream.of(movieFeatures[ordinal]))
                .toArray();
        int[] rows = IntStream.range(0, movies.size())
                .flatMap(row ->
                        IntStream.of(movieFeatures[movies.ordinals()[row]]).map(_ -> row))
                .toArray();
        return new FlatFeatures(features, ids, rows);
    }

    /** Where each movie's features begin in {@link #ids}, and at last their number: shape {@code [movies + 1]}. */
    int[] starts() {
        int movies = rows.length == 0 ? 0 : rows[rows.length - 1] + 1;
        int[] starts = new int[movies + 1];
        for (int row : rows) {
            starts[row + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }
}
