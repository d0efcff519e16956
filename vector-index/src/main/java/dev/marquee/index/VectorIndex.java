package dev.marquee.index;

import java.util.BitSet;
import java.util.List;

/**
 * Finds the vectors with the largest inner product to a query. Neither side needs unit length.
 *
 * <p>Implementations are immutable and thread-safe, and all of them give a vector the same score to the last bit; they
 * may differ in which vectors they find.
 */
public interface VectorIndex {
    /** Number of vectors held. */
    int size();

    /** Length of every vector. */
    int dimension();

    /** How this index searches: never {@link IndexKind#AUTO}. */
    IndexKind kind();

    /** The exact index over the same vectors: the truth that recall is measured against. */
    ExactIndex exact();

    /**
     * Returns the {@code k} best neighbours, best first, equal scores by ordinal; exactly {@code min(k, size())} of them.
     *
     * @param query shape {@code [dimension()]}; not modified
     * @throws IllegalArgumentException if the query has another length, is not finite, or {@code k < 1}
     */
    List<Neighbor> search(float[] query, int k);

    /**
     * Returns the {@code k} best neighbours among the accepted ones, best first, equal scores by ordinal; exactly
     * {@code min(k, accepted.cardinality())} of them, however few are accepted.
     *
     * @param query shape {@code [dimension()]}; not modified
     * @param accepted the ordinals that may be returned; not modified, and not to be modified during the call
     * @throws IllegalArgumentException if the query has another length, is not finite, {@code k < 1}, or an accepted
     *     ordinal is not below {@link #size()}
     */
    List<Neighbor> search(float[] query, int k, BitSet accepted);
}
