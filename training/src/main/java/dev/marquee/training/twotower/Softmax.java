package dev.marquee.training.twotower;

import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/**
 * The movies that a step's targets compete with: what of the loss is in the graph, and what a step feeds to it. Every
 * target of a user counts at once, and movies of the user's own history are left out of the denominator.
 */
sealed interface Softmax permits FullSoftmax, SampledSoftmax {
    /** Placeholder of the targets, shape {@code [users, competing movies]}. */
    String TARGETS = "targets";

    /** Users times learned movies above which movies are sampled: about the size of ml-10m. */
    long MAX_PAIRS = 1_000_000_000;

    /** Value of a seen movie that is no target; a target is 1, any other movie 0. */
    float MASKED = -1;

    /** Subtracted from the logit of such a movie. */
    float NEVER = 1e9f;

    /** Chooses a softmax. */
    @FunctionalInterface
    interface Choice {
        /**
         * The softmax for so many users.
         *
         * @param counts ratings of each learned movie by them
         * @param batchUsers users of a step
         */
        Softmax of(int users, LearnedMovies movies, int[] counts, int batchUsers);
    }

    /** Full where users times movies allow it, sampled beyond. */
    static Softmax of(int users, LearnedMovies movies, int[] counts, int batchUsers) {
        return (long) users * movies.size() <= MAX_PAIRS
                ? new FullSoftmax(movies)
                : new SampledSoftmax(users, movies, counts, batchUsers, SampledSoftmax.NEGATIVES);
    }

    /** Whether it samples. */
    boolean samples();

    /**
     * The loss, a scalar.
     *
     * @param users embeddings, shape {@code [users, d]}
     * @param items embeddings of the learned movies
     * @param bias of each learned movie, shape {@code [movies]}
     */
    Operand<TFloat32> loss(Ops tf, Operand<TFloat32> users, MovieTable items, Operand<TFloat32> bias);

    /** The tensors of a step's targets; the caller closes them. */
    Map<String, Tensor> tensors(List<HistoryCut> cuts, Random random);

    /** The placeholder of the targets. */
    static Operand<TFloat32> targets(Ops tf, long movies) {
        return tf.withName(TARGETS).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, movies)));
    }

    /** Cross entropy of the softmax over the logits, both of shape {@code [users, competing movies]}. */
    static Operand<TFloat32> crossEntropy(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets) {
        Operand<TFloat32> positive = tf.math.maximum(targets, tf.constant(0f));
        Operand<TFloat32> masked = tf.math.mul(tf.math.minimum(targets, tf.constant(0f)), tf.constant(NEVER));
        Operand<TFloat32> counts = tf.reduceSum(positive, tf.constant(1));
        Operand<TFloat32> labels = tf.math.div(positive, tf.expandDims(counts, tf.constant(1)));
        SoftmaxCrossEntropyWithLogits<TFloat32> entropy =
                tf.nn.softmaxCrossEntropyWithLogits(tf.math.add(logits, masked), labels);
        // A user's weight grows with the root of the number of targets: between one vote a user and one a rating.
        Operand<TFloat32> weights = tf.math.sqrt(counts);
        Operand<TFloat32> weighted = tf.reduceSum(tf.math.mul(entropy.loss(), weights), tf.constant(0));
        return tf.math.div(weighted, tf.reduceSum(weights, tf.constant(0)));
    }

    /**
     * The values of {@link #TARGETS}, row by row.
     *
     * @param columns column of each learned movie; −1 where it does not compete
     * @param width number of columns
     */
    static float[] targets(List<HistoryCut> cuts, LearnedMovies movies, int[] columns, int width) {
        float[] targets = new float[cuts.size() * width];
        for (int user = 0; user < cuts.size(); user++) {
            int at = user * width;
            for (int ordinal : cuts.get(user).user().ordinals()) {
                int column = columns[movies.rows()[ordinal]];
                if (column >= 0) {
                    targets[at + column] = MASKED;
                }
            }
            for (int ordinal : cuts.get(user).targets().ordinals()) {
                targets[at + columns[movies.rows()[ordinal]]] = 1;
            }
        }
        return targets;
    }
}
