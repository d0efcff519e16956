package dev.marquee.training.twotower;

import dev.marquee.tensorflow.UserTower;
import dev.marquee.training.graph.ModelExport;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.PooledFeatures;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.LearnedMovies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Trained towers, ready to export. Immutable and thread-safe. */
public final class TwoTowerWeights {
    private static final String ITEM_OWN = "item_own";
    private static final String ITEM_BIAS = "item_bias";
    private static final String ITEM_FEATURES = "item_features";
    private static final String HISTORY_VECTORS = "history_vectors";

    private final int dimension;
    private final int catalogSize;
    private final LearnedMovies movies;
    private final float[] bias;
    private final float unratedBias;
    private final Weights weights;

    TwoTowerWeights(int dimension, int catalogSize, LearnedMovies movies, float[] logPopularity, Weights weights) {
        this.dimension = dimension;
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

    /** Writes the user tower as {@link UserTower} reads it. */
    public void exportUserTower(Path folder, int[][] movieFeatures) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        float[] vectors = PooledFeatures.vectors(
                weights.get("history_own"), movies.rows(), weights.get("history_features"), movieFeatures);
        values.put(HISTORY_VECTORS, new Weights.Values(vectors, catalogSize, dimension));
        ModelExport.write(folder, new Weights(values), this::userTower);
    }

    private Signature userTower(Ops tf, Parameters parameters) {
        Placeholder<TInt32> ordinals = column(tf, UserTower.ORDINALS, TInt32.class);
        Placeholder<TFloat32> centred = column(tf, UserTower.CENTRED, TFloat32.class);
        Placeholder<TFloat32> recency = column(tf, UserTower.RECENCY, TFloat32.class);
        Operand<TFloat32> vectors = parameters.get(HISTORY_VECTORS, 0, catalogSize, dimension);
        Operand<TFloat32> users = Towers.user(
                tf,
                parameters,
                dimension,
                tf.gather(vectors, ordinals, tf.constant(0)),
                centred,
                recency,
                tf.zerosLike(ordinals));
        Operand<TFloat32> embedding =
                tf.withName(UserTower.USER_EMBEDDING).identity(Towers.append(tf, users, tf.constant(new float[] {1})));
        return Signature.builder("serving_default")
                .input(UserTower.CENTRED, centred)
                .input(UserTower.ORDINALS, ordinals)
                .input(UserTower.RECENCY, recency)
                .output(UserTower.USER_EMBEDDING, embedding)
                .build();
    }

    /**
     * Writes the item tower: ordinals {@code [n]} (the size of the catalog for a movie that is not in it), feature ids
     * {@code [k]} and the row of each to item embeddings {@code [n, d + 1]}.
     */
    public void exportItemTower(Path folder) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        values.put(ITEM_OWN, PooledFeatures.spread(weights.get(ITEM_OWN), movies.rows(), 1));
        values.put(
                ITEM_BIAS,
                new Weights.Values(PooledFeatures.spread(bias, movies.rows(), 1, unratedBias), catalogSize + 1));
        ModelExport.write(folder, new Weights(values), this::itemTower);
    }

    private Signature itemTower(Ops tf, Parameters parameters) {
        Placeholder<TInt32> ordinals = column(tf, "ordinals", TInt32.class);
        Placeholder<TInt32> featureIds = column(tf, "feature_ids", TInt32.class);
        Placeholder<TInt32> featureRows = column(tf, "feature_rows", TInt32.class);
        Operand<TFloat32> own = parameters.get(ITEM_OWN, 0, catalogSize + 1, dimension);
        Operand<TFloat32> biases = parameters.get(ITEM_BIAS, 0, catalogSize + 1);
        long features = weights.get(ITEM_FEATURES).shape()[0];
        Operand<TFloat32> vectors = PooledFeatures.movies(
                tf,
                tf.gather(own, ordinals, tf.constant(0)),
                parameters.get(ITEM_FEATURES, 0, features, dimension),
                featureIds,
                featureRows);
        Operand<TFloat32> embedding = tf.withName("item_embedding")
                .identity(Towers.append(tf, vectors, tf.gather(biases, ordinals, tf.constant(0))));
        return Signature.builder("serving_default")
                .input("feature_ids", featureIds)
                .input("feature_rows", featureRows)
                .input("ordinals", ordinals)
                .output("item_embedding", embedding)
                .build();
    }

    private static <T extends org.tensorflow.types.family.TType> Placeholder<T> column(
            Ops tf, String name, Class<T> type) {
        return tf.withName(name).placeholder(type, Placeholder.shape(Shape.of(-1)));
    }
}
