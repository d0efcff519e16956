package dev.marquee.index;

/** Which engine searches, as an operator configures it. */
public enum IndexKind {
    /** Whichever was measured to be faster for the size and dimension at hand. */
    AUTO,
    /** Approximate, over a graph: {@link HnswIndex}. */
    HNSW,
    /** Compares with every vector: {@link ExactIndex}. */
    EXACT;

    /* See docs/decisions/003-vector-index.md for the measurements behind these. */
    private static final long FLOATS_WORTH_A_GRAPH = 40_000_000L;

    /**
     * The engine to build: this one, or for {@link #AUTO} the measured choice; never {@link #AUTO}.
     *
     * @param size number of vectors
     * @param dimension their length
     */
    public IndexKind resolve(int size, int dimension) {
        if (this != AUTO) {
            return this;
        }
        return (long) size * dimension >= FLOATS_WORTH_A_GRAPH ? HNSW : EXACT;
    }
}
