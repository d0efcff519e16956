package dev.marquee.bench.inprocess;

import dev.marquee.bench.latency.Quantiles;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Vectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a request costs in one process as what it depends on grows. */
public final class Growth implements AutoCloseable {
    private static final int WARM_UP = 300;
    private static final int CALLS = 400;
    private static final int PEOPLE = 50;
    private static final double MEGABYTE = 1 << 20;

    private final Catalog catalog;
    private final int dimension;
    private final Stages stages;
    private final double heapMb;

    private Growth(Catalog catalog, int dimension, Stages stages, double heapMb) {
        this.catalog = catalog;
        this.dimension = dimension;
        this.stages = stages;
        this.heapMb = heapMb;
    }

    /**
     * One size.
     *
     * @param movies of the catalogue
     * @param dimension of their vectors
     * @param candidates ranked
     * @param history ratings of the person
     * @param towerP50Ms user tower
     * @param searchP50Ms index
     * @param rankingP50Ms features and network
     * @param rankingP99Ms its 99th percentile
     * @param allocatedKb memory that a request leaves as garbage in these three stages and one whole request of 300
     *     candidates
     * @param heapMb what catalogue, vectors and index keep on the heap
     */
    public record Cell(
            int movies,
            int dimension,
            int candidates,
            int history,
            double towerP50Ms,
            double searchP50Ms,
            double rankingP50Ms,
            double rankingP99Ms,
            double allocatedKb,
            double heapMb) {}

    /** Loads a bundle. */
    public static Growth of(Bundle bundle, IndexKind kind) throws IOException {
        double before = heap();
        Stages stages = Stages.of(bundle, kind);
        double heapMb = heap() - before;
        int dimension = Vectors.load(bundle.path(Role.ITEM_VECTORS)).dimension();
        return new Growth(bundle.catalog(), dimension, stages, Math.max(0, heapMb));
    }

    /** Megabytes in use. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    /** Measures one size. */
    public Cell measure(int candidates, int history) {
        List<History> people = people(history);
        for (int call = 0; call < WARM_UP; call++) {
            stages.run(people.get(call % PEOPLE), candidates);
        }
        List<Stages.Times> times = new ArrayList<>();
        long allocated = allocated();
        for (int call = 0; call < CALLS; call++) {
            times.add(stages.run(people.get(call % PEOPLE), candidates));
        }
        allocated = allocated() - allocated;
        Quantiles ranking = Quantiles.of(times.stream().mapToLong(Stages.Times::ranking));
        return new Cell(
                catalog.size(),
                dimension,
                candidates,
                history,
                Quantiles.of(times.stream().mapToLong(Stages.Times::tower)).p50Ms(),
                Quantiles.of(times.stream().mapToLong(Stages.Times::search)).p50Ms(),
                ranking.p50Ms(),
                ranking.p99Ms(),
                allocated / 1024.0 / CALLS,
                heapMb);
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /** People who have rated so many movies of the catalogue, at random. */
    private List<History> people(int ratings) {
        var random = new Random(ratings);
        List<History> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(History.inOrder(random.ints(0, catalog.size())
                    .distinct()
                    .limit(Math.min(ratings, catalog.size() / 2))
                    .mapToObj(
                            ordinal -> new RatedMovie(catalog.movieId(ordinal), (1 + random.nextInt(10)) / 2f, ordinal))
                    .toList()));
        }
        return people;
    }

    @Override
    public void close() {
        stages.close();
    }
}
