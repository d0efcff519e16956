package dev.marquee.tensorflow;

import java.util.Arrays;

/**
 * The features of movies as both movie towers read them: two parallel columns.
 *
 * @param ids feature ids, movie by movie, shape {@code [k]}
 * @param rows position of the movie that has each, ascending, shape {@code [k]}
 */
record FeatureColumns(Tensor.Ints ids, Tensor.Ints rows) {
    /** Input, int {@code [k]}. */
    static final String IDS = "feature_ids";
    /** Input, int {@code [k]}. */
    static final String ROWS = "feature_rows";

    /**
     * The columns of these movies.
     *
     * @param features feature ids by movie
     * @throws IllegalArgumentException if a movie has none
     */
    static FeatureColumns of(int[][] features) {
        int[] ids = Arrays.stream(features).flatMapToInt(Arrays::stream).toArray();
        int[] rows = new int[ids.length];
        int at = 0;
        for (int movie = 0; movie < features.length; movie++) {
            if (features[movie].length == 0) {
                throw new IllegalArgumentException(
                        "movie %d of %d has no feature; expected one at least".formatted(movie, features.length));
            }
            Arrays.fill(rows, at, at += features[movie].length, movie);
        }
        return new FeatureColumns(new Tensor.Ints(ids, ids.length), new Tensor.Ints(rows, rows.length));
    }
}
