package dev.marquee.index;

/**
 * The one place that decides how a search is answered: by a gather of the accepted vectors, by a scan of all codes, or by
 * the graph. The figures are measured: docs/decisions/003-vector-index.md.
 */
enum SearchPath {
    /** The accepted vectors are compared one by one: exact. */
    GATHER,
    /** All vectors are compared as bytes, the best of them as they are. */
    SCAN,
    /** A graph is walked. */
    GRAPH;

    /* Up to this share of accepted vectors a gather, which is exact, takes about as much time as a scan of all codes, or less. */
    private static final double GATHER_SHARE = 0.1;
    /* And up to so many of them: beyond the caches a vector that is gathered costs as much as scanning the codes of some twenty. */
    private static final int MOST_GATHERED = 25_000;
    /* A candidate of a graph search costs about as much as gathering so many floats. */
    private static final int FLOATS_PER_CANDIDATE = 8_000;
    /* Up to so many candidates the graph answers in any case: an ordinary request, about a millisecond. */
    private static final int ALWAYS_BY_GRAPH = 1_000;

    /**
     * Without a graph.
     *
     * @param accepted number of vectors that may be returned
     * @param reranked how many of a scan's best would be gathered after it
     * @param size number of vectors
     */
    static SearchPath withCodes(int accepted, long reranked, int size) {
        long gathered = Math.min(MOST_GATHERED, (long) (GATHER_SHARE * size));
        return accepted <= Math.max(reranked, gathered) ? GATHER : SCAN;
    }

    /**
     * With a graph, and no codes.
     *
     * @param accepted number of vectors that may be returned
     * @param ef candidates that the graph would have to track
     * @param dimension length of a vector
     */
    static SearchPath withGraph(int accepted, long ef, int dimension) {
        long worthwhile = Math.max(ALWAYS_BY_GRAPH, (long) accepted * dimension / FLOATS_PER_CANDIDATE);
        return accepted > 0 && ef <= worthwhile ? GRAPH : GATHER;
    }
}
