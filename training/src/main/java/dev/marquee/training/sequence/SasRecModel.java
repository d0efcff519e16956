package dev.marquee.training.sequence;

import dev.marquee.training.graph.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The training graph: cross entropy of the next movie over all learned ones. */
final class SasRecModel {
    static final String ITEMS = "items";
    static final String PLACES = "places";
    static final String ASKED = "asked";
    static final String KEPT = "kept";
    static final String TARGETS = "targets";
    static final String SCORES = "scores";

    private final SasRecParameters settings;
    private final float[] logPopularity;
    private final long seed;

    /**
     * Describes the graph.
     *
     * @param logPopularity where the biases start, of each learned movie
     * @param seed of what is dropped out
     */
    SasRecModel(SasRecParameters settings, float[] logPopularity, long seed) {
        this.settings = settings;
        this.logPopularity = logPopularity;
        this.seed = seed;
    }

    /** Builds the forward pass and the loss. */
    Operand<TFloat32> loss(Ops tf, Parameters parameters) {
        int movies = logPopularity.length;
        Operand<TFloat32> items =
                parameters.get("item", 0.5 / Math.sqrt(settings.dimension()), movies, settings.dimension());
        Operand<TFloat32> bias = tf.math.add(tf.constant(logPopularity), parameters.get("item_bias", 0, movies));
        SasRecNetwork network =
                new SasRecNetwork(settings, tf, parameters, tf.withName(KEPT).placeholder(TFloat32.class), seed);
        Operand<TFloat32> states =
                tf.gather(network.states(items, ints(tf, ITEMS), ints(tf, PLACES)), ints(tf, ASKED), tf.constant(0));
        Operand<TFloat32> logits =
                tf.withName(SCORES).math.add(tf.linalg.matMul(states, items, MatMul.transposeB(true)), bias);
        return crossEntropy(tf, states, items, bias, logits);
    }

    /**
     * The operation for sparse labels has no gradient, but returns its own with respect to the logits; the products of
     * that with what the logits were made of, held constant, have the same gradients as the loss.
     */
    private static Operand<TFloat32> crossEntropy(
            Ops tf,
            Operand<TFloat32> states,
            Operand<TFloat32> items,
            Operand<TFloat32> bias,
            Operand<TFloat32> logits) {
        SparseSoftmaxCrossEntropyWithLogits<TFloat32> entropy =
                tf.nn.sparseSoftmaxCrossEntropyWithLogits(logits, ints(tf, TARGETS));
        Operand<TFloat32> gradient = entropy.backprop();
        Operand<TFloat32> ofStates = tf.linalg.matMul(gradient, items);
        Operand<TFloat32> ofItems = tf.linalg.matMul(gradient, states, MatMul.transposeA(true));
        Operand<TFloat32> ofBias = tf.reduceSum(gradient, tf.constant(0));
        Operand<TFloat32> same = tf.math.add(
                tf.math.add(product(tf, states, ofStates), product(tf, items, ofItems)), product(tf, bias, ofBias));
        Operand<TFloat32> value = tf.reduceSum(entropy.loss(), tf.constant(0));
        Operand<TFloat32> loss = tf.math.add(same, tf.stopGradient(tf.math.sub(value, same)));
        Operand<TFloat32> count = tf.dtypes.cast(tf.size(entropy.loss()), TFloat32.class);
        return tf.math.div(loss, count);
    }

    private static Operand<TFloat32> product(Ops tf, Operand<TFloat32> of, Operand<TFloat32> constant) {
        return tf.reduceSum(
                tf.reshape(tf.math.mul(of, tf.stopGradient(constant)), tf.constant(new int[] {-1})), tf.constant(0));
    }

    private static Operand<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }
}
