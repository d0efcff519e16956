package dev.marquee.index;

import java.util.BitSet;
import java.util.List;

/**
 * Compares the query with every accepted vector: always right, and the fastest for catalogues of tens of thousands.
 *
 * <p>Immutable and thread-safe. Few accepted vectors are gathered one by one; many are found by scanning all in blocks
 * with the Vector API. Holds the vectors twice, in either order.
 */
public final class ExactIndex implements VectorIndex {
    /* Below this share of accepted vectors a gather beats the scan: see docs/decisions/003-vector-index.md. */
    private static final double GATHER_SHARE = 0.25;

    private final Vectors vectors;
    private final VectorBlocks blocks;
    private final BitSet all;

    /** Indexes the vectors; they are shared, not copied. */
    public ExactIndex(Vectors vectors) {
        this.vectors = vectors;
        this.blocks = new VectorBlocks(vectors);
        this.all = new BitSet(vectors.size());
        all.set(0, vectors.size());
    }

    @Override
    public int size() {
        return vectors.size();
    }

    @Override
    public int dimension() {
        return vectors.dimension();
    }

    @Override
    public IndexKind kind() {
        return IndexKind.EXACT;
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        return search(query, k, all);
    }

    @Override
    public List<Neighbor> search(float[] query, int k, BitSet accepted) {
        vectors.requireSearchable(query, k, accepted);
        int candidates = accepted.cardinality();
        if (candidates == 0) {
            return List.of();
        }
        var top = new TopK(k, candidates);
        if (candidates < GATHER_SHARE * vectors.size()) {
            vectors.scoreEach(query, accepted, top);
        } else {
            blocks.scan(query, accepted, top);
        }
        return top.neighbors();
    }
}
