package dev.marquee.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The item tower: metadata of movies that the catalog does not hold in, item embeddings out. Thread-safe up to the number of
 * predictors; close it at the end.
 */
public final class ItemTower implements AutoCloseable {
    /** Input, int {@code [k]}: feature ids of all movies. */
    public static final String FEATURE_IDS = FeatureColumns.IDS;
    /** Input, int {@code [k]}: the movie that each belongs to, ascending from 0, each at least once. */
    public static final String FEATURE_ROWS = FeatureColumns.ROWS;
    /** Input, int {@code [n]}: the size of the catalog for a movie that it does not hold. */
    public static final String ORDINALS = "ordinals";
    /** Output, float {@code [n, d + 1]}; the last column is the item bias. */
    public static final String ITEM_EMBEDDING = "item_embedding";

    private final SavedModel model;
    private final int catalogSize;

    private ItemTower(SavedModel model, int catalogSize) {
        this.model = model;
        this.catalogSize = catalogSize;
    }

    /**
     * Loads the tower.
     *
     * @param catalogSize number of movies that it was trained with
     * @param predictors number of concurrent calls
     * @throws IOException if it cannot be loaded or has other inputs
     */
    public static ItemTower open(Path savedModel, int catalogSize, int predictors) throws IOException {
        SavedModel model = SavedModel.open(savedModel, List.of(FEATURE_IDS, FEATURE_ROWS, ORDINALS), predictors);
        return new ItemTower(model, catalogSize);
    }

    /**
     * Item embeddings of movies that the catalog does not hold, row by row, shape {@code [n, d + 1]}, not of unit length; the
     * caller owns them.
     *
     * @param features feature ids by movie, at least one each
     * @throws IllegalArgumentException if a movie has none
     */
    public float[] embed(int[][] features) {
        if (features.length == 0) {
            return new float[0];
        }
        FeatureColumns columns = FeatureColumns.of(features);
        int[] ordinals = new int[features.length];
        Arrays.fill(ordinals, catalogSize);
        return model.run(columns.ids(), columns.rows(), new Tensor.Ints(ordinals, ordinals.length));
    }

    @Override
    public void close() {
        model.close();
    }
}
