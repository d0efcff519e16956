package dev.marquee.index;

import java.io.IOException;
import java.nio.file.Path;

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

    /**
     * The index that this engine searches.
     *
     * @param graph file of the graph, read only if it is needed
     * @throws IndexFormatException if the graph is no graph of these vectors
     * @throws IOException if it cannot be read
     */
    public VectorIndex open(Vectors vectors, Path graph) throws IOException {
        return resolve(vectors.size(), vectors.dimension()) == HNSW
                ? HnswIndex.load(graph, vectors)
                : new ExactIndex(vectors);
    }
}
