package dev.marquee.training.dcn;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.SegmentSum;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The forward function of the ranking model, the same in training and in the exported model: what the biases expect,
 * plus a factorisation (the movie's vector times what the history says, after SVD++ without a user id: Koren, KDD 2008,
 * equation 15), plus a DCN-v2 (arXiv:2008.13535, equation 1: {@code x' = x0 ⊙ (W x + b) + x}) with a deep part beside
 * the cross layers. The exported model is asked for one user at a time, for whom sums by user are products of matrices; a test
 * compares it with the model in training.
 */
final class DcnNetwork {
    private static final float TINY = 1f;

    private final DcnParameters settings;
    private final Ops tf;
    private final Parameters parameters;
    private final List<Operand<TFloat32>> kernels = new ArrayList<>();

    DcnNetwork(DcnParameters settings, Ops tf, Parameters parameters) {
        this.settings = settings;
        this.tf = tf;
        this.parameters = parameters;
    }

    /** Weights that decay. */
    List<Operand<TFloat32>> kernels() {
        return kernels;
    }

    /**
     * Two vectors per history, shape {@code [users, 2 · d]}: what was liked and what was watched.
     *
     * @param rows vectors of the rated movies, shape {@code [h, d]}
     * @param residuals shape {@code [h]}
     * @param segments which user each row belongs to, ascending from 0, every user at least once, shape {@code [h]}
     */
    Operand<TFloat32> histories(Operand<TFloat32> rows, Operand<TFloat32> residuals, Operand<TInt32> segments) {
        Operand<TFloat32> counts = SegmentSum.of(tf, tf.onesLike(residuals), segments);
        Operand<TFloat32> scale = tf.expandDims(tf.math.rsqrt(tf.math.add(counts, tf.constant(TINY))), tf.constant(1));
        Operand<TFloat32> liked =
                SegmentSum.of(tf, tf.math.mul(rows, tf.expandDims(residuals, tf.constant(1))), segments);
        Operand<TFloat32> watched = SegmentSum.of(tf, rows, segments);
        return tf.math.mul(tf.concat(List.of(liked, watched), tf.constant(1)), scale);
    }

    /** The same of one user, shape {@code [1, 2 · d]}. */
    Operand<TFloat32> history(Operand<TFloat32> rows, Operand<TFloat32> residuals) {
        Operand<TFloat32> count = tf.dtypes.cast(tf.size(residuals), TFloat32.class);
        Operand<TFloat32> liked = tf.linalg.matMul(tf.expandDims(residuals, tf.constant(0)), rows);
        Operand<TFloat32> watched = tf.reduceSum(rows, tf.constant(0), ReduceSum.keepDims(true));
        Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(count, tf.constant(TINY)));
        return tf.math.mul(tf.concat(List.of(liked, watched), tf.constant(1)), scale);
    }

    /**
     * Predicted ratings, not clipped, shape {@code [n]}.
     *
     * @param movies vectors of the candidates, shape {@code [n, d]}
     * @param histories of the users, shape {@code [u, 2 · d]}
     * @param rowUsers each row's user, shape {@code [n]}
     * @param baselines shape {@code [n]}
     * @param features shape {@code [n, RankingFeatures.COUNT]}
     */
    Operand<TFloat32> ratings(
            Operand<TFloat32> movies,
            Operand<TFloat32> histories,
            Operand<TInt32> rowUsers,
            Operand<TFloat32> baselines,
            Operand<TFloat32> features) {
        Operand<TFloat32> factors =
                tf.reduceSum(tf.math.mul(movies, ofRows(tastes(histories), rowUsers)), tf.constant(1));
        return rated(movies, ofRows(histories, rowUsers), factors, baselines, features);
    }

    /**
     * The same where all rows are one user's: a product of matrices.
     *
     * @param history of the user, shape {@code [1, 2 · d]}
     * @param rowUsers zeros, shape {@code [n]}
     */
    Operand<TFloat32> ratingsOfOne(
            Operand<TFloat32> movies,
            Operand<TFloat32> history,
            Operand<TInt32> rowUsers,
            Operand<TFloat32> baselines,
            Operand<TFloat32> features) {
        Operand<TFloat32> products = tf.linalg.matMul(movies, tastes(history), MatMul.transposeB(true));
        return rated(
                movies,
                ofRows(history, rowUsers),
                tf.squeeze(products, Squeeze.axis(List.of(1L))),
                baselines,
                features);
    }

    /** What a movie's vector is multiplied with, for each history, shape {@code [users, d]}. */
    private Operand<TFloat32> tastes(Operand<TFloat32> histories) {
        int d = settings.dimension();
        return tf.linalg.matMul(histories, kernel("taste", Math.sqrt(0.5 / d), 2 * d, d));
    }

    private Operand<TFloat32> rated(
            Operand<TFloat32> movies,
            Operand<TFloat32> rowHistories,
            Operand<TFloat32> factors,
            Operand<TFloat32> baselines,
            Operand<TFloat32> features) {
        int width = 3 * settings.dimension() + RankingFeatures.COUNT;
        Operand<TFloat32> input = tf.concat(List.of(movies, rowHistories, features), tf.constant(1));
        Operand<TFloat32> crossed = cross(input, width);
        Operand<TFloat32> deep = deep(input, width);
        int deepWidth = settings.deepLayers().getLast();
        Operand<TFloat32> both = tf.concat(List.of(crossed, deep), tf.constant(1));
        Operand<TFloat32> residual = tf.squeeze(
                tf.linalg.matMul(both, kernel("out", 0.01, width + deepWidth, 1)), Squeeze.axis(List.of(1L)));
        return tf.math.add(tf.math.add(baselines, factors), residual);
    }

    private Operand<TFloat32> ofRows(Operand<TFloat32> users, Operand<TInt32> rowUsers) {
        return tf.gather(users, rowUsers, tf.constant(0));
    }

    private Operand<TFloat32> cross(Operand<TFloat32> input, int width) {
        Operand<TFloat32> x = input;
        for (int layer = 0; layer < settings.crossLayers(); layer++) {
            String name = "cross" + layer;
            Operand<TFloat32> product = dense(name, x, width, width);
            x = tf.math.add(tf.math.mul(input, product), x);
        }
        return x;
    }

    private Operand<TFloat32> deep(Operand<TFloat32> input, int width) {
        Operand<TFloat32> x = input;
        int in = width;
        for (int layer = 0; layer < settings.deepLayers().size(); layer++) {
            int out = settings.deepLayers().get(layer);
            x = tf.nn.relu(dense("deep" + layer, x, in, out));
            in = out;
        }
        return x;
    }

    private Operand<TFloat32> dense(String name, Operand<TFloat32> x, int in, int out) {
        return tf.nn.biasAdd(
                tf.linalg.matMul(x, kernel(name, Math.sqrt(1.0 / in), in, out)),
                parameters.get(name + "_bias", 0, out));
    }

    private Operand<TFloat32> kernel(String name, double deviation, int in, int out) {
        Operand<TFloat32> kernel = parameters.get(name + "_kernel", deviation, in, out);
        kernels.add(kernel);
        return kernel;
    }
}
