package dev.marquee.bench.index;

import dev.marquee.index.HnswParameters;

/**
 * What all graphs are built with, so that they differ by their code alone.
 *
 * @param m links that a new vector gets
 * @param efConstruction candidates tracked for them
 */
record Graph(int m, int efConstruction) {
    /** Candidates that searches track, ascending. */
    static final int[] EFFORTS = {100, 150, 200, 300, 400, 600, 800, 1200};

    /** Ours, which are Lucene's links and twice its candidates. */
    static Graph defaults() {
        HnswParameters parameters = HnswParameters.defaults();
        return new Graph(parameters.m(), parameters.efConstruction());
    }
}
