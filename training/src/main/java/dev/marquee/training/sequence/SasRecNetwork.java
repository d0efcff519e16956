package dev.marquee.training.sequence;

import dev.marquee.training.graph.Parameters;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.random.RandomUniform;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The forward function of SASRec (Kang and McAuley, ICDM 2018, arXiv:1808.09781, section III): self-attention over what
 * came before, one head, with a feed-forward layer, each normalised before and added to its input.
 */
final class SasRecNetwork {
    private static final float TINY = 1e-6f;
    private static final float NEVER = -1e9f;

    private final SasRecParameters settings;
    private final Ops tf;
    private final Parameters parameters;
    private final Operand<TFloat32> kept;
    private final int width;
    private long seed;

    /**
     * Prepares the network.
     *
     * @param kept share that is not dropped out, a scalar
     * @param seed of what is dropped out
     */
    SasRecNetwork(SasRecParameters settings, Ops tf, Parameters parameters, Operand<TFloat32> kept, long seed) {
        this.settings = settings;
        this.tf = tf;
        this.parameters = parameters;
        this.kept = kept;
        this.seed = seed;
        width = settings.dimension();
    }

    /**
     * What is known at each place, from it and those before, shape {@code [windows · l, d]}.
     *
     * @param items vectors of the learned movies, shape {@code [movies, d]}
     * @param inputs rows of the windows one after the other, shape {@code [windows · l]}
     * @param places 0 to l − 1, shape {@code [l]}
     */
    Operand<TFloat32> states(Operand<TFloat32> items, Operand<TInt32> inputs, Operand<TInt32> places) {
        Operand<TInt32> sequences = tf.stack(List.of(tf.constant(-1), tf.size(places), tf.constant(width)));
        Operand<TInt32> rows = tf.constant(new int[] {-1, width});
        Operand<TFloat32> vectors = tf.reshape(tf.gather(items, inputs, tf.constant(0)), sequences);
        Operand<TFloat32> table = parameters.get("place", 0.5 / Math.sqrt(width), settings.length(), width);
        Operand<TFloat32> placed = tf.math.add(vectors, tf.gather(table, places, tf.constant(0)));
        Operand<TFloat32> x = dropped(tf.reshape(placed, rows));
        Operand<TFloat32> later = later(places);
        for (int block = 0; block < settings.blocks(); block++) {
            String name = "block" + block;
            Operand<TFloat32> read = normalised(name + "_attention", x);
            x = tf.math.add(x, dropped(tf.reshape(attention(name, read, sequences, later), rows)));
            Operand<TFloat32> thought = normalised(name + "_forward", x);
            Operand<TFloat32> hidden = tf.nn.relu(dense(name + "_in", thought));
            x = tf.math.add(x, dropped(dense(name + "_out", dropped(hidden))));
        }
        return normalised("last", x);
    }

    /** Very little where a key comes after its query, else 0, shape {@code [l, l]}. */
    private Operand<TFloat32> later(Operand<TInt32> places) {
        Operand<TFloat32> after = tf.dtypes.cast(
                tf.math.greater(tf.expandDims(places, tf.constant(0)), tf.expandDims(places, tf.constant(1))),
                TFloat32.class);
        return tf.math.mul(after, tf.constant(NEVER));
    }

    private Operand<TFloat32> attention(
            String name, Operand<TFloat32> rows, Operand<TInt32> sequences, Operand<TFloat32> later) {
        Operand<TFloat32> queries = tf.reshape(dense(name + "_query", rows), sequences);
        Operand<TFloat32> keys = tf.reshape(dense(name + "_key", rows), sequences);
        Operand<TFloat32> values = tf.reshape(dense(name + "_value", rows), sequences);
        Operand<TFloat32> matches = tf.math.mul(
                tf.linalg.einsum(List.of(queries, keys), "bqd,bkd->bqk"), tf.constant((float) (1 / Math.sqrt(width))));
        Operand<TFloat32> masked = tf.math.add(matches, later);
        // The gradient of Softmax is for matrices.
        Operand<TInt32> shape = tf.shape(masked);
        Operand<TInt32> matrix = tf.stack(List.of(
                tf.constant(-1), tf.squeeze(tf.slice(shape, tf.constant(new int[] {2}), tf.constant(new int[] {1})))));
        Operand<TFloat32> weights = tf.reshape(tf.nn.softmax(tf.reshape(masked, matrix)), shape);
        return tf.linalg.einsum(List.of(weights, values), "bqk,bkd->bqd");
    }

    private Operand<TFloat32> normalised(String name, Operand<TFloat32> rows) {
        Operand<TFloat32> centred = tf.math.sub(rows, tf.math.mean(rows, tf.constant(1), Mean.keepDims(true)));
        Operand<TFloat32> variance = tf.math.mean(tf.math.square(centred), tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> unit = tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(TINY))));
        Operand<TFloat32> scale = tf.math.add(tf.constant(1f), parameters.get(name + "_scale", 0, width));
        return tf.nn.biasAdd(tf.math.mul(unit, scale), parameters.get(name + "_shift", 0, width));
    }

    private Operand<TFloat32> dense(String name, Operand<TFloat32> rows) {
        Operand<TFloat32> kernel = parameters.get(name + "_kernel", Math.sqrt(1.0 / width), width, width);
        return tf.nn.biasAdd(tf.linalg.matMul(rows, kernel), parameters.get(name + "_bias", 0, width));
    }

    /** Zero where a number up to 1 is below what is not kept, else scaled up. */
    private Operand<TFloat32> dropped(Operand<TFloat32> rows) {
        Operand<TFloat32> drawn = tf.random.randomUniform(
                tf.shape(rows), TFloat32.class, RandomUniform.seed(seed), RandomUniform.seed2(++seed));
        Operand<TFloat32> mask = tf.math.floor(tf.math.add(drawn, kept));
        return tf.math.mul(rows, tf.math.div(mask, kept));
    }
}
