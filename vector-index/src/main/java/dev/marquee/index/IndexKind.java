package dev.marquee.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Which engine searches, as an operator configures it. */
public enum IndexKind {
    /** The engine that was measured to be the fastest at that size and dimension with a recall of .99. */
    AUTO,
    /** Approximate, over a graph: {@link HnswIndex}. */
    HNSW,
    /** Compares with every vector: {@link ExactIndex}. */
    EXACT,
    /** Compares with every vector as rounded to bytes, then with the best of them: {@link Int8Index}. */
    INT8;

    /* Up to so many floats the vectors are read as fast as their bytes: see docs/decisions/003-vector-index.md. */
    private static final long FLOATS_READ_AT_ONCE = 1_000_000;
    /* From so many on a graph is expected to take less time than a scan of bytes: the same. */
    private static final long FLOATS_WORTH_A_GRAPH = 60_000_000;

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
        long floats = (long) size * dimension;
        if (floats >= FLOATS_WORTH_A_GRAPH) {
            return HNSW;
        }
        return floats <= FLOATS_READ_AT_ONCE ? EXACT : INT8;
    }

    /** The name in lower case, as operators write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The index that this engine searches.
     *
     * @param graph file of the graph, read only if it is needed
     * @throws IndexFormatException if the graph is no graph of these vectors
     * @throws IOException if it cannot be read
     */
    public VectorIndex open(Vectors vectors, Path graph) throws IOException {
        return switch (resolve(vectors.size(), vectors.dimension())) {
            case HNSW -> HnswIndex.load(graph, vectors);
            case EXACT -> new ExactIndex(vectors);
            case INT8 -> new Int8Index(vectors);
            case AUTO -> throw new AssertionError("resolved to itself");
        };
    }
}
