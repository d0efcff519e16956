package dev.marquee.index;

import java.util.BitSet;
import java.util.List;

/**
 * Compares the query with every vector roughly, as bytes and along the dimensions that matter most to this query, then with
 * the best of them as they are: nearly always right, in a fraction of the time that reading all floats takes.
 *
 * <p>Immutable and thread-safe. Where few vectors are accepted they are compared as they are, without rounding. All hits
 * are scored exactly.
 */
public final class Int8Index implements VectorIndex {
    /* Compared as they are: so many for each hit, and some more. */
    private static final int RERANKED_EACH = 3;
    private static final int RERANKED_MORE = 320;

    private final Vectors vectors;
    private final ExactIndex exact;
    private final Int8Codes codes;

    /** Indexes the vectors; they are shared, not copied, and a quarter of their size is held beside them. */
    public Int8Index(Vectors vectors) {
        this.vectors = vectors;
        this.exact = new ExactIndex(vectors);
        this.codes = new Int8Codes(vectors);
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
        return IndexKind.INT8;
    }

    @Override
    public ExactIndex exact() {
        return exact;
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        return search(query, k, exact.all());
    }

    @Override
    public List<Neighbor> search(float[] query, int k, BitSet accepted) {
        vectors.requireSearchable(query, k, accepted);
        int candidates = accepted.cardinality();
        int reranked = (int) Math.min(Integer.MAX_VALUE, (long) RERANKED_EACH * k + RERANKED_MORE);
        Scratch scratch = exact.scratches().borrow();
        try {
            BitSet compared = SearchPath.withCodes(candidates, reranked, size()) == SearchPath.GATHER
                    ? accepted
                    : roughlyBest(query, reranked, accepted, scratch);
            return exact.gather(query, k, compared, scratch);
        } finally {
            exact.scratches().giveBack(scratch);
        }
    }

    private BitSet roughlyBest(float[] query, int reranked, BitSet accepted, Scratch scratch) {
        scratch.query.round(query, codes);
        scratch.rough.reset(reranked, size());
        codes.scan(scratch.query, accepted, scratch.scores, scratch.rough);
        scratch.chosen.clear();
        scratch.rough.addTo(scratch.chosen);
        return scratch.chosen;
    }
}
