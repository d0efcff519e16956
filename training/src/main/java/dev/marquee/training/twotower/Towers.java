package dev.marquee.training.twotower;

import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.SegmentSum;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The forward functions of both towers, the same in training and in the exported models.
 *
 * <p>User tower: two pools of the history's movie vectors, one weighted by recency, one by recency times centred rating,
 * each divided by the root of the summed squared weights, and with attention a third, weighted by recency times what the
 * movie, its rating and its recency say (additive attention with one query, arXiv:1409.0473); a dense layer with tanh, and
 * a linear path around it.
 */
final class Towers {
    private static final float TINY = 1e-6f;
    private static final int ATTENTION = 16;

    private Towers() {}

    /**
     * User embeddings without the bias column, shape {@code [users, d]}.
     *
     * @param rows vectors of the rated movies, shape {@code [h, d]}
     * @param centred shape {@code [h]}
     * @param recency shape {@code [h]}
     * @param segments which user each row belongs to, ascending from 0, every user at least once, shape {@code [h]}
     */
    static Operand<TFloat32> user(
            Ops tf,
            Parameters parameters,
            TwoTowerParameters settings,
            Operand<TFloat32> rows,
            Operand<TFloat32> centred,
            Operand<TFloat32> recency,
            Operand<TInt32> segments) {
        Operand<TFloat32> watched = pool(tf, rows, recency, segments);
        Operand<TFloat32> liked = pool(tf, rows, tf.math.mul(recency, centred), segments);
        List<Operand<TFloat32>> pools = new ArrayList<>(List.of(watched, liked));
        int dimension = settings.dimension();
        if (settings.attention()) {
            pools.add(pool(tf, rows, attention(tf, parameters, dimension, rows, centred, recency), segments));
        }
        Operand<TFloat32> pooled = tf.concat(pools, tf.constant(1));
        int width = pools.size() * dimension;
        Operand<TFloat32> hidden = tf.math.tanh(dense(tf, parameters, "user_hidden", pooled, width, dimension));
        Operand<TFloat32> deep = dense(tf, parameters, "user_deep", hidden, dimension, dimension);
        Operand<TFloat32> linear =
                tf.linalg.matMul(pooled, parameters.get("user_linear", Math.sqrt(1.0 / width), width, dimension));
        return tf.math.add(linear, deep);
    }

    private static Operand<TFloat32> attention(
            Ops tf,
            Parameters parameters,
            int dimension,
            Operand<TFloat32> rows,
            Operand<TFloat32> centred,
            Operand<TFloat32> recency) {
        Operand<TFloat32> read = append(tf, append(tf, rows, centred), recency);
        Operand<TFloat32> hidden =
                tf.math.tanh(dense(tf, parameters, "attention_hidden", read, dimension + 2, ATTENTION));
        Operand<TFloat32> logits = tf.linalg.matMul(hidden, parameters.get("attention_query", 0.1, ATTENTION, 1));
        return tf.math.mul(recency, tf.math.exp(tf.squeeze(logits, Squeeze.axis(List.of(1L)))));
    }

    /**
     * Weighted sums of rows by segment, the weights of each segment scaled to unit length, shape {@code [segments, d]}.
     *
     * @param rows shape {@code [h, d]}
     * @param weights shape {@code [h]}
     * @param segments ascending from 0, shape {@code [h]}
     */
    static Operand<TFloat32> pool(Ops tf, Operand<TFloat32> rows, Operand<TFloat32> weights, Operand<TInt32> segments) {
        Operand<TFloat32> weighted = tf.math.mul(rows, tf.expandDims(weights, tf.constant(1)));
        Operand<TFloat32> sums = SegmentSum.of(tf, weighted, segments);
        Operand<TFloat32> squares = SegmentSum.of(tf, tf.math.square(weights), segments);
        Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(squares, tf.constant(TINY)));
        return tf.math.mul(sums, tf.expandDims(scale, tf.constant(1)));
    }

    /** Puts vectors beside each other, shapes {@code [n, …]}; TensorFlow concatenates no less than two. */
    static Operand<TFloat32> beside(Ops tf, List<Operand<TFloat32>> columns) {
        return columns.size() == 1 ? columns.getFirst() : tf.concat(columns, tf.constant(1));
    }

    /** Appends a column, shape {@code [n]}, to vectors, shape {@code [n, d]}. */
    static Operand<TFloat32> append(Ops tf, Operand<TFloat32> vectors, Operand<TFloat32> column) {
        return tf.concat(List.of(vectors, tf.expandDims(column, tf.constant(1))), tf.constant(1));
    }

    private static Operand<TFloat32> dense(
            Ops tf, Parameters parameters, String name, Operand<TFloat32> input, int in, int out) {
        Operand<TFloat32> weights = parameters.get(name + "_weights", 1 / Math.sqrt(in), in, out);
        return tf.nn.biasAdd(tf.linalg.matMul(input, weights), parameters.get(name + "_bias", 0, out));
    }
}
