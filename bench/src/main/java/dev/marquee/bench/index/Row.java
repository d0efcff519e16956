package dev.marquee.bench.index;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * A row of the comparison: one engine over one set, at the least effort that reaches a recall of .99, or else at the one that
 * reaches most.
 *
 * @param set {@code served} or {@code cosine64}
 * @param engine such as {@code int8} or {@code Lucene HNSW}
 * @param n number of vectors
 * @param dimension their length
 * @param filter share of the vectors that might be returned, or {@code none}
 * @param ef candidates tracked; 0 where there is nothing to set
 * @param recall share of the true best 100 that were found, mean over the queries, 0 to 1
 * @param p50Us median wall time of a search, microseconds
 * @param p99Us 99th percentile of it
 * @param p99CpuUs 99th percentile of the thread's processor time of a search, microseconds
 * @param buildCpuS processor time of the process while the index was built, seconds
 * @param bytesPerItem size of the index with the vectors
 * @param garbageBytes allocated by a search, mean
 */
record Row(
        String set,
        String engine,
        int n,
        int dimension,
        String filter,
        int ef,
        double recall,
        double p50Us,
        double p99Us,
        double p99CpuUs,
        double buildCpuS,
        double bytesPerItem,
        double garbageBytes) {
    static final String HEAD =
            "| engine | filter | ef | recall@100 | p50 µs | p99 µs | p99 CPU µs | build CPU s | bytes an item | garbage bytes |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|";

    /** Whether it is about this. */
    boolean is(String set, int n, String engine, String filter) {
        return this.set.equals(set) && this.n == n && this.engine.equals(engine) && this.filter.equals(filter);
    }

    /** As a row of a table. */
    @JsonIgnore
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.4f | %.0f | %.0f | %.0f | %.1f | %.0f | %.0f |",
                engine,
                filter,
                ef == 0 ? "" : ef,
                recall,
                p50Us,
                p99Us,
                p99CpuUs,
                buildCpuS,
                bytesPerItem,
                garbageBytes);
    }
}
