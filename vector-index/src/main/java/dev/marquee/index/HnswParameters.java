package dev.marquee.index;

/**
 * The three numbers of HNSW, named as in its paper (arXiv:1603.09320).
 *
 * @param m links that a new vector gets in each layer (twice as many in the lowest); 2 to 100. Lucene: {@code maxConn}
 * @param efConstruction candidates tracked for the links of a new vector; {@code m} to 10,000. Lucene: {@code beamWidth}
 * @param efSearch candidates tracked by a search at least; 1 to 10,000
 */
public record HnswParameters(int m, int efConstruction, int efSearch) {
    private static final int MAX_M = 100;
    private static final int MAX_EF = 10_000;

    /** Checks the ranges. */
    public HnswParameters {
        if (m < 2 || m > MAX_M || efConstruction < m || efConstruction > MAX_EF || efSearch < 1 || efSearch > MAX_EF) {
            throw new IllegalArgumentException(("m=%d, efConstruction=%d, efSearch=%d; expected are m from 2 to 100,"
                            + " efConstruction from m to 10000, efSearch from 1 to 10000")
                    .formatted(m, efConstruction, efSearch));
        }
    }

    /** What recall and build time were measured with: m 16, efConstruction 200, efSearch 400. */
    public static HnswParameters defaults() {
        return new HnswParameters(16, 200, 400);
    }
}
