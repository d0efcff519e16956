package dev.marquee.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The movie tower of the ranking side: metadata of movies in, what the {@link RatingModel} would know of them without a
 * rating out. Thread-safe up to the number of predictors; close it at the end.
 */
public final class MovieTower implements AutoCloseable {
    /** Input, int {@code [k]}: feature ids of all movies. */
    public static final String FEATURE_IDS = FeatureColumns.IDS;
    /** Input, int {@code [k]}: the movie that each belongs to, ascending from 0, each at least once. */
    public static final String FEATURE_ROWS = FeatureColumns.ROWS;
    /** Output, float {@code [n, k]}, as {@link RatingModel#ADDED}. */
    public static final String MOVIE_ROWS = "movie_rows";

    private final SavedModel model;

    private MovieTower(SavedModel model) {
        this.model = model;
    }

    /**
     * Loads the tower.
     *
     * @param predictors number of concurrent calls
     * @throws IOException if it cannot be loaded or has other inputs
     */
    public static MovieTower open(Path savedModel, int predictors) throws IOException {
        return new MovieTower(SavedModel.open(savedModel, List.of(FEATURE_IDS, FEATURE_ROWS), predictors));
    }

    /**
     * The rows of these movies one after the other, shape {@code [n, k]}, for {@link
     * dev.marquee.core.feature.RankingInput#added}; the caller owns them.
     *
     * @param features feature ids by movie, at least one each
     * @throws IllegalArgumentException if a movie has none
     */
    public float[] rows(int[][] features) {
        if (features.length == 0) {
            return new float[0];
        }
        FeatureColumns columns = FeatureColumns.of(features);
        return model.run(columns.ids(), columns.rows());
    }

    @Override
    public void close() {
        model.close();
    }
}
