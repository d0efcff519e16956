package dev.marquee.training.graph;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Movie vectors: a movie's own vector plus the sum of its features' vectors over the root of their number. As a part of
 * a graph, and for a whole catalog once the weights are trained.
 */
public final class PooledFeatures {
    private PooledFeatures() {}

    /**
     * The vectors as a part of a graph, shape {@code [movies, d]}.
     *
     * @param own shape {@code [movies, d]}
     * @param features embeddings of all features, shape {@code [features, d]}
     * @param featureIds shape {@code [k]}
     * @param featureRows which movie each feature belongs to, ascending from 0, every movie at least once, {@code [k]}
     */
    public static Operand<TFloat32> movies(
            Ops tf,
            Operand<TFloat32> own,
            Operand<TFloat32> features,
            Operand<TInt32> featureIds,
            Operand<TInt32> featureRows) {
        return tf.math.add(own, ofFeatures(tf, features, featureIds, featureRows));
    }

    /** What the features alone say of movies, the same without vectors of their own, shape {@code [movies, d]}. */
    public static Operand<TFloat32> ofFeatures(
            Ops tf, Operand<TFloat32> features, Operand<TInt32> featureIds, Operand<TInt32> featureRows) {
        Operand<TFloat32> rows = tf.gather(features, featureIds, tf.constant(0));
        Operand<TFloat32> sums = SegmentSum.of(tf, rows, featureRows);
        Operand<TFloat32> ones = tf.onesLike(tf.dtypes.cast(featureIds, TFloat32.class));
        Operand<TFloat32> counts = SegmentSum.of(tf, ones, featureRows);
        Operand<TFloat32> scale = tf.math.rsqrt(counts);
        return tf.math.mul(sums, tf.expandDims(scale, tf.constant(1)));
    }

    /**
     * The vectors by ordinal, row by row, shape {@code [movies, d]}.
     *
     * @param own vectors of the learned movies, shape {@code [learned, d]}
     * @param rows row in {@code own} by ordinal; −1 where the movie was not learned: then features alone speak
     * @param features shape {@code [features, d]}
     * @param movieFeatures feature ids by ordinal, at least one each
     */
    public static float[] vectors(Weights.Values own, int[] rows, Weights.Values features, int[][] movieFeatures) {
        int dimension = Math.toIntExact(own.shape()[1]);
        float[] vectors = new float[rows.length * dimension];
        for (int ordinal = 0; ordinal < rows.length; ordinal++) {
            int at = ordinal * dimension;
            int[] ids = movieFeatures[ordinal];
            float scale = (float) (1 / Math.sqrt(ids.length));
            for (int id : ids) {
                add(features.data(), id * dimension, scale, vectors, at, dimension);
            }
            if (rows[ordinal] >= 0) {
                add(own.data(), rows[ordinal] * dimension, 1, vectors, at, dimension);
            }
        }
        return vectors;
    }

    /** A table of learned rows spread over all ordinals, zeros elsewhere, with {@code extra} further rows of zeros. */
    public static Weights.Values spread(Weights.Values own, int[] rows, int extra) {
        int dimension = Math.toIntExact(own.shape()[1]);
        float[] spread = new float[(rows.length + extra) * dimension];
        for (int ordinal = 0; ordinal < rows.length; ordinal++) {
            if (rows[ordinal] >= 0) {
                System.arraycopy(own.data(), rows[ordinal] * dimension, spread, ordinal * dimension, dimension);
            }
        }
        return new Weights.Values(spread, rows.length + extra, dimension);
    }

    /** A column of learned values spread over all ordinals and {@code extra} more, {@code otherwise} elsewhere. */
    public static float[] spread(float[] column, int[] rows, int extra, float otherwise) {
        float[] spread = new float[rows.length + extra];
        Arrays.fill(spread, otherwise);
        for (int ordinal = 0; ordinal < rows.length; ordinal++) {
            if (rows[ordinal] >= 0) {
                spread[ordinal] = column[rows[ordinal]];
            }
        }
        return spread;
    }

    private static void add(float[] from, int fromAt, float scale, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += scale * from[fromAt + i];
        }
    }
}
