package dev.marquee.index;

import java.util.List;
import java.util.stream.DoubleStream;

/** How much of the truth an approximate search finds. */
public final class Recall {
    private Recall() {}

    /**
     * The share of the {@code k} best neighbours that an index finds, mean over the queries, 0 to 1. A hit counts if its
     * score reaches the k-th best, so that of equal ones any will do.
     *
     * @param index what is measured
     * @param exact the truth, over the same vectors
     * @param queries shape {@code [n, dimension]}, at least one
     * @param k neighbours to ask for, at least 1
     * @throws IllegalArgumentException if there are no queries, or either index refuses one
     */
    public static double at(int k, VectorIndex index, VectorIndex exact, List<float[]> queries) {
        return ofEach(k, index, exact, queries)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no queries; recall needs at least 1"));
    }

    /** As {@link #at}, but query by query. */
    static DoubleStream ofEach(int k, VectorIndex index, VectorIndex exact, List<float[]> queries) {
        return queries.stream().mapToDouble(query -> share(exact.search(query, k), index.search(query, k)));
    }

    private static double share(List<Neighbor> expected, List<Neighbor> found) {
        float worst = expected.getLast().score();
        return (double) found.stream().filter(hit -> hit.score() >= worst).count() / expected.size();
    }
}
