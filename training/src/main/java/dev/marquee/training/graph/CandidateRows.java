package dev.marquee.training.graph;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The rows of candidates in a graph: of movies of the catalog out of a table, of others out of what is given with the
 * request. Nothing of it costs more with a larger catalog.
 */
public final class CandidateRows {
    private final Ops tf;
    private final Operand<TInt32> known;
    private final Operand<TInt64> places;
    private final Operand<TFloat32> added;

    /**
     * Candidates.
     *
     * @param movies size of the catalog
     * @param ordinals of the candidates, shape {@code [n]}; {@code movies} or more of those that the catalog does not hold
     * @param added rows of the latter, in their order, shape {@code [a, k]}
     */
    public CandidateRows(Ops tf, int movies, Operand<TInt32> ordinals, Operand<TFloat32> added) {
        this.tf = tf;
        this.added = added;
        known = tf.math.minimum(ordinals, tf.constant(movies - 1));
        places = tf.where(tf.math.greaterEqual(ordinals, tf.constant(movies)));
    }

    /**
     * What a function says of their rows of one table, in the order of the candidates.
     *
     * @param table shape {@code [movies, columns]}
     * @param from first of the columns of {@code added} that belong to this table
     * @param function of rows, shape {@code [i, columns]}; its first dimension is {@code i} too
     */
    public Operand<TFloat32> of(
            Operand<TFloat32> table, int from, int columns, UnaryOperator<Operand<TFloat32>> function) {
        Operand<TFloat32> ofCatalog = tf.gather(table, known, tf.constant(0));
        Operand<TFloat32> ofAdded =
                tf.slice(added, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, columns}));
        return tf.tensorScatterNdUpdate(function.apply(ofCatalog), places, function.apply(ofAdded));
    }
}
