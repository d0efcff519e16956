package dev.marquee.training.graph;

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
    private final Operand<TFloat32> rows;

    /**
     * Candidates.
     *
     * @param movies size of the catalog
     * @param ordinals of the candidates, shape {@code [n]}; {@code movies + i} is row {@code i} of {@code added}
     * @param added rows of movies that the catalog does not hold, shape {@code [a, k]}
     */
    public CandidateRows(Ops tf, int movies, Operand<TInt32> ordinals, Operand<TFloat32> added) {
        this.tf = tf;
        Operand<TInt32> beyond = tf.math.sub(ordinals, tf.constant(movies));
        known = tf.math.minimum(ordinals, tf.constant(movies - 1));
        places = tf.where(tf.math.greaterEqual(beyond, tf.constant(0)));
        rows = tf.gather(added, tf.gatherNd(beyond, places), tf.constant(0));
    }

    /**
     * Their rows of one table, shape {@code [n, columns]}.
     *
     * @param table shape {@code [movies, columns]}
     * @param from first of the columns of {@code added} that belong to this table
     */
    public Operand<TFloat32> of(Operand<TFloat32> table, int from, int columns) {
        Operand<TFloat32> ofCatalog = tf.gather(table, known, tf.constant(0));
        Operand<TFloat32> ofAdded =
                tf.slice(rows, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, columns}));
        return tf.tensorScatterNdUpdate(ofCatalog, places, ofAdded);
    }
}
