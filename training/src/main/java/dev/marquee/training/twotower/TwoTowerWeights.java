package dev.marquee.training.twotower;

import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.PooledFeatures;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.LearnedMovies;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The trained deep path of both towers. Immutable and thread-safe. */
public final class TwoTowerWeights {
    private static final String ITEM_OWN = "item_own";
    private static final String ITEM_BIAS = "item_bias";
    private static final String ITEM_FEATURES = "item_features";
    private static final String HISTORY_VECTORS = "history_vectors";

    private final TwoTowerParameters settings;
    private final int dimension;
    private final int catalogSize;
    private final LearnedMovies movies;
    private final float[] bias;
    private final float unratedBias;
    private final Weights weights;

    TwoTowerWeights(
            TwoTowerParameters settings,
            int catalogSize,
            LearnedMovies movies,
            float[] logPopularity,
            Weights weights) {
        this.settings = settings;
        dimension = settings.dimension();
        this.catalogSize = catalogSize;
        this.movies = movies;
        this.weights = weights;
        float[] learned = weights.get(ITEM_BIAS).data();
        bias = new float[movies.size()];
        float lowest = Float.POSITIVE_INFINITY;
        for (int row = 0; row < bias.length; row++) {
            bias[row] = logPopularity[row] + learned[row];
            lowest = Math.min(lowest, logPopularity[row]);
        }
        unratedBias = lowest;
    }

    /** Columns of an embedding, without the bias. */
    int dimension() {
        return dimension;
    }

    /**
     * Item embeddings by ordinal, row by row, shape {@code [movies, d + 1]}, the bias in the last column; not of unit
     * length. A movie without ratings has its metadata's vector and the bias of the least rated.
     */
    public float[] itemVectors(int[][] movieFeatures) {
        float[] vectors =
                PooledFeatures.vectors(weights.get(ITEM_OWN), movies.rows(), weights.get(ITEM_FEATURES), movieFeatures);
        float[] biases = PooledFeatures.spread(bias, movies.rows(), 0, unratedBias);
        float[] embeddings = new float[catalogSize * (dimension + 1)];
        for (int ordinal = 0; ordinal < catalogSize; ordinal++) {
            int at = ordinal * (dimension + 1);
            System.arraycopy(vectors, ordinal * dimension, embeddings, at, dimension);
            embeddings[at + dimension] = biases[ordinal];
        }
        return embeddings;
    }

    /** The weights that the user tower reads; {@link #users} asks for them. */
    Map<String, Weights.Values> userValues(int[][] movieFeatures) {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        float[] vectors = PooledFeatures.vectors(
                weights.get("history_own"), movies.rows(), weights.get("history_features"), movieFeatures);
        values.put(HISTORY_VECTORS, new Weights.Values(vectors, catalogSize, dimension));
        return values;
    }

    /** User embeddings as a part of a graph, shape {@code [1, d]}, without the column that meets the bias. */
    Operand<TFloat32> users(
            Ops tf,
            Parameters parameters,
            Operand<TInt32> ordinals,
            Operand<TFloat32> centred,
            Operand<TFloat32> recency) {
        Operand<TFloat32> vectors = parameters.get(HISTORY_VECTORS, 0, catalogSize, dimension);
        return Towers.user(
                tf,
                parameters,
                settings,
                tf.gather(vectors, ordinals, tf.constant(0)),
                centred,
                recency,
                tf.zerosLike(ordinals));
    }

    /** The weights that the item tower reads; {@link #items} asks for them. */
    Map<String, Weights.Values> itemValues() {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        values.put(ITEM_OWN, PooledFeatures.spread(weights.get(ITEM_OWN), movies.rows(), 1));
        values.put(
                ITEM_BIAS,
                new Weights.Values(PooledFeatures.spread(bias, movies.rows(), 1, unratedBias), catalogSize + 1));
        return values;
    }

    /** Item embeddings as a part of a graph, shape {@code [n, d + 1]}, the bias in the last column. */
    Operand<TFloat32> items(
            Ops tf,
            Parameters parameters,
            Operand<TInt32> ordinals,
            Operand<TInt32> featureIds,
            Operand<TInt32> featureRows) {
        Operand<TFloat32> own = parameters.get(ITEM_OWN, 0, catalogSize + 1, dimension);
        Operand<TFloat32> biases = parameters.get(ITEM_BIAS, 0, catalogSize + 1);
        long features = weights.get(ITEM_FEATURES).shape()[0];
        Operand<TFloat32> vectors = PooledFeatures.movies(
                tf,
                tf.gather(own, ordinals, tf.constant(0)),
                parameters.get(ITEM_FEATURES, 0, features, dimension),
                featureIds,
                featureRows);
        return Towers.append(tf, vectors, tf.gather(biases, ordinals, tf.constant(0)));
    }
}
