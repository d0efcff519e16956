package dev.marquee.index;

/** Which engine searches, as an operator configures it. */
public enum IndexKind {
    /** The exact scan, unless a graph was measured to be twice as fast at that size and dimension. */
    AUTO,
    /** Approximate, over a graph: {@link HnswIndex}. */
    HNSW,
    /** Compares with every vector: {@link ExactIndex}. */
    EXACT;

    /* From so many floats on a graph search takes half the time of a scan: see docs/decisions/003-vector-index.md. */
    private static final long FLOATS_WORTH_A_GRAPH = 6_000_000;

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
