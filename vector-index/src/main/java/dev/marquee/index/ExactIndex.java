package dev.marquee.index;

import java.util.BitSet;
import java.util.List;

/**
 * Compares the query with every accepted vector: always right, and the fastest where few are accepted.
 *
 * <p>Immutable and thread-safe; holds nothing but the vectors, so one over vectors that are there already costs nothing.
 */
public final class ExactIndex implements VectorIndex {
    private final Vectors vectors;
    private final BitSet all;
    private final Scratch.Pool scratches;

    /** Indexes the vectors; they are shared, not copied. */
    public ExactIndex(Vectors vectors) {
        this(vectors, new Scratch.Pool(vectors.dimension()));
    }

    ExactIndex(Vectors vectors, Scratch.Pool scratches) {
        this.vectors = vectors;
        this.scratches = scratches;
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
    public ExactIndex exact() {
        return this;
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        return search(query, k, all);
    }

    @Override
    public List<Neighbor> search(float[] query, int k, BitSet accepted) {
        vectors.requireSearchable(query, k, accepted);
        Scratch scratch = scratches.borrow();
        try {
            return gather(query, k, accepted, scratch);
        } finally {
            scratches.giveBack(scratch);
        }
    }

    /** Scores the accepted vectors. */
    List<Neighbor> gather(float[] query, int k, BitSet accepted, Scratch scratch) {
        int candidates = accepted.cardinality();
        if (candidates == 0) {
            return List.of();
        }
        scratch.best.reset(k, candidates);
        if (candidates == vectors.size()) {
            vectors.scoreAll(query, scratch.products, scratch.best);
        } else {
            vectors.scoreEach(query, accepted, scratch.products, scratch.best);
        }
        return scratch.best.neighbors();
    }

    /** All ordinals; not to be modified. */
    BitSet all() {
        return all;
    }

    /** Lends what searches work with. */
    Scratch.Pool scratches() {
        return scratches;
    }
}
