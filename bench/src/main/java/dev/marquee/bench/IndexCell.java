package dev.marquee.bench;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.HnswIndex;
import dev.marquee.index.HnswParameters;
import dev.marquee.index.IndexKind;
import dev.marquee.index.MovieVectors;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * One cell of the grid: one engine over one catalogue, asked as a recommendation asks it, for people who have seen the
 * best {@value #SEEN} movies.
 *
 * @param engine {@code exact} or {@code hnsw}
 * @param size number of vectors
 * @param dimension their length
 * @param k neighbours asked for
 * @param recall share of the true neighbours found, mean over the queries, 0 to 1
 * @param p50Micros median time of a search, microseconds
 * @param p99Micros 99th percentile of it
 * @param buildSeconds time to build the index
 */
record IndexCell(
        String engine,
        int size,
        int dimension,
        int k,
        double recall,
        double p50Micros,
        double p99Micros,
        double buildSeconds) {
    private static final int SEEN = 100;
    private static final int QUERIES = 100;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int MEASURED_ROUNDS = 10;

    static final String TITLE =
            "| engine | size | dimension | recall@k, k | p50 µs | p99 µs | build s |\n|---|---|---|---|---|---|---|";

    /** Builds both engines over the same seeded vectors and measures each. */
    static List<IndexCell> measure(int size, int dimension, int k) {
        var generator = new MovieVectors(size, dimension);
        Vectors vectors = generator.movies(size);
        long start = System.nanoTime();
        var exact = new ExactIndex(vectors);
        long built = System.nanoTime();
        var hnsw = HnswIndex.build(vectors, HnswParameters.defaults());
        double hnswSeconds = (System.nanoTime() - built) / 1e9;
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            requests.add(Request.of(generator.user(), exact, k));
        }
        return List.of(measure(exact, requests, k, (built - start) / 1e9), measure(hnsw, requests, k, hnswSeconds));
    }

    /** A row of the table. */
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %.4f, %d | %.0f | %.0f | %.1f |",
                engine,
                size,
                dimension,
                recall,
                k,
                p50Micros,
                p99Micros,
                buildSeconds);
    }

    /** A JSON object. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"engine\":\"%s\",\"size\":%d,\"dimension\":%d,\"k\":%d,\"recall\":%.4f,\"p50Micros\":%.1f,"
                        + "\"p99Micros\":%.1f,\"buildSeconds\":%.2f}",
                engine,
                size,
                dimension,
                k,
                recall,
                p50Micros,
                p99Micros,
                buildSeconds);
    }

    private static IndexCell measure(VectorIndex index, List<Request> requests, int k, double buildSeconds) {
        time(index, requests, k, WARM_UP_ROUNDS);
        double[] micros = time(index, requests, k, MEASURED_ROUNDS);
        double recall = requests.stream()
                .mapToDouble(request -> request.recall(index, k))
                .average()
                .orElseThrow();
        String engine = index.kind() == IndexKind.HNSW ? "hnsw" : "exact";
        double p50 = micros[micros.length / 2];
        double p99 = micros[micros.length * 99 / 100];
        return new IndexCell(engine, index.size(), index.dimension(), k, recall, p50, p99, buildSeconds);
    }

    /** Times of all searches in microseconds, sorted. */
    private static double[] time(VectorIndex index, List<Request> requests, int k, int rounds) {
        double[] micros = new double[rounds * requests.size()];
        int searches = 0;
        int hits = 0;
        for (int round = 0; round < rounds; round++) {
            for (Request request : requests) {
                long start = System.nanoTime();
                hits += index.search(request.query(), k, request.accepted()).size();
                micros[searches++] = (System.nanoTime() - start) / 1e3;
            }
        }
        if (hits != searches * k) {
            throw new IllegalStateException(hits + " hits of " + searches + " searches for " + k);
        }
        Arrays.sort(micros);
        return micros;
    }

    /** A query, what may be returned for it, and what an exact search returns. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Request(float[] query, BitSet accepted, HashSet<Neighbor> expected) {
        static Request of(float[] query, ExactIndex exact, int k) {
            var accepted = new BitSet();
            accepted.set(0, exact.size());
            exact.search(query, SEEN).forEach(seen -> accepted.clear(seen.ordinal()));
            return new Request(query, accepted, new HashSet<>(exact.search(query, k, accepted)));
        }

        double recall(VectorIndex index, int k) {
            return (double) index.search(query, k, accepted).stream()
                            .filter(expected::contains)
                            .count()
                    / expected.size();
        }
    }
}
