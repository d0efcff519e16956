package dev.marquee.bench.index;

import java.io.IOException;

/** One way to find neighbours, built over one {@link VectorSet}. Used by one thread; close it. */
interface Engine extends AutoCloseable {
    /** As the tables name it. */
    String name();

    /** Numbers of candidates to track that are worth trying, ascending; a single 0 where there is nothing to set. */
    int[] efforts();

    /** Whether it is asked with filters too. */
    default boolean filters() {
        return true;
    }

    /**
     * The ordinals of the best {@code k}, or of as many as were found.
     *
     * @param effort one of {@link #efforts()}
     */
    int[] search(float[] query, int k, int effort, Share accepted) throws IOException;

    /** What the index keeps in memory or, where it maps files, on disk; the vectors included. */
    long bytes() throws IOException;

    @Override
    void close() throws IOException;
}
