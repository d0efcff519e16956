package dev.marquee.training.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unique;
import org.tensorflow.op.ragged.RaggedRange;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The vectors of the learned movies in a training graph, see {@link PooledFeatures}: of all of them, or only of those
 * that a step reads, which costs what the step reads and not what the catalog holds.
 *
 * @param tf where operations are added
 * @param own shape {@code [movies, d]}
 * @param features embeddings of all features, shape {@code [features, d]}
 * @param flat which movie has which feature
 */
public record MovieTable(Ops tf, Operand<TFloat32> own, Operand<TFloat32> features, FlatFeatures flat) {
    /** The vectors of all movies, shape {@code [movies, d]}. */
    public Operand<TFloat32> all() {
        return PooledFeatures.movies(tf, own, features, tf.constant(flat.ids()), tf.constant(flat.rows()));
    }

    /**
     * The vectors of some movies, shape {@code [n, d]}; each is computed once, however often it occurs.
     *
     * @param rows of learned movies, shape {@code [n]}
     */
    public Operand<TFloat32> of(Operand<TInt32> rows) {
        Operand<TInt32> first = tf.constant(0);
        Unique<TInt32, TInt32> distinct = tf.unique(rows, tf.array(0));
        Operand<TInt32> starts = tf.constant(flat.starts());
        Operand<TInt32> next = tf.math.add(distinct.y(), tf.constant(1));
        RaggedRange<TInt32, TInt32> positions = tf.ragged.raggedRange(
                tf.gather(starts, distinct.y(), first), tf.gather(starts, next, first), tf.constant(1), TInt32.class);
        Operand<TInt32> ids = tf.gather(tf.constant(flat.ids()), positions.rtDenseValues(), first);
        Operand<TFloat32> vectors = PooledFeatures.movies(
                tf, tf.gather(own, distinct.y(), first), features, ids, segments(positions.rtNestedSplits(), ids));
        return tf.gather(vectors, distinct.idx(), first);
    }

    /** The segment of each of the values, from the positions where segments begin. */
    private Operand<TInt32> segments(Operand<TInt32> splits, Operand<TInt32> values) {
        Operand<TInt32> row = tf.constant(0);
        Operand<TInt32> count = tf.size(values);
        Operand<TInt32> order = tf.range(tf.constant(0), count, tf.constant(1));
        Operand<TInt32> after = tf.upperBound(tf.expandDims(splits, row), tf.expandDims(order, row));
        return tf.math.sub(tf.reshape(after, tf.array(-1)), tf.constant(1));
    }
}
