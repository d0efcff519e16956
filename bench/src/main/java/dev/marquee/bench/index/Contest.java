package dev.marquee.bench.index;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.Neighbor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks all engines the same, in turns, so that whatever else the machine does slows down all of them. Not thread-safe.
 */
final class Contest {
    private static final int K = 100;
    private static final double ENOUGH = 0.99;
    private static final int ROUNDS = 4;
    private static final int WARM_UP_ROUNDS = 2;

    private final VectorSet set;
    private final List<Built> engines;

    /** An engine, and the seconds of processor time that it took to build. */
    record Built(Engine engine, double cpuSeconds) {}

    Contest(VectorSet set, List<Built> engines) {
        this.set = set;
        this.engines = engines;
    }

    /** One row for each engine, those left out that are not asked with filters. */
    List<Row> run(Share accepted) throws IOException {
        float[] worst = worstOfTheBest(accepted);
        List<Contestant> contestants = new ArrayList<>();
        for (Built built : engines) {
            if (accepted.isAll() || built.engine().filters()) {
                contestants.add(contestant(built, accepted, worst));
            }
        }
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Contestant contestant : contestants) {
                contestant.askAll(accepted, round >= 0);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            rows.add(contestant.row(accepted));
        }
        return rows;
    }

    /** For each query the score that a hit has to reach. */
    private float[] worstOfTheBest(Share accepted) {
        ExactIndex exact = new ExactIndex(set.vectors());
        float[] worst = new float[set.queries().size()];
        for (int i = 0; i < worst.length; i++) {
            List<Neighbor> best = exact.search(set.queries().get(i), K, accepted.ordinals());
            worst[i] = best.getLast().score();
        }
        return worst;
    }

    /** With the least effort that is enough, or the one that finds most. */
    private Contestant contestant(Built built, Share accepted, float[] worst) throws IOException {
        Contestant best = null;
        for (int effort : built.engine().efforts()) {
            Contestant next = new Contestant(built, effort, recall(built.engine(), effort, accepted, worst));
            if (best == null || next.recall > best.recall) {
                best = next;
            }
            if (best.recall >= ENOUGH) {
                return best;
            }
        }
        if (best == null) {
            throw new IllegalStateException(built.engine().name() + " names no effort");
        }
        return best;
    }

    private double recall(Engine engine, int effort, Share accepted, float[] worst) throws IOException {
        int expected = Math.min(K, accepted.ordinals().cardinality());
        long found = 0;
        for (int i = 0; i < worst.length; i++) {
            float[] query = set.queries().get(i);
            for (int ordinal : engine.search(query, K, effort, accepted)) {
                if (accepted.ordinals().get(ordinal) && set.vectors().score(query, ordinal) >= worst[i]) {
                    found++;
                }
            }
        }
        return (double) found / ((long) expected * worst.length);
    }

    /** An engine in the contest, with the times of its searches. */
    private final class Contestant {
        private final Built built;
        private final int effort;
        private final double recall;
        private final Samples wall = new Samples();
        private final Samples processor = new Samples();
        private long garbage;

        Contestant(Built built, int effort, double recall) {
            this.built = built;
            this.effort = effort;
            this.recall = recall;
        }

        void askAll(Share accepted, boolean counted) throws IOException {
            for (float[] query : set.queries()) {
                long allocated = Usage.allocatedBytes();
                long cpu = Usage.threadNanos();
                long start = System.nanoTime();
                int[] found = built.engine().search(query, K, effort, accepted);
                long nanos = System.nanoTime() - start;
                if (counted) {
                    wall.add(nanos / 1e3);
                    processor.add((Usage.threadNanos() - cpu) / 1e3);
                    garbage += Usage.allocatedBytes() - allocated - Integer.BYTES * (long) found.length;
                }
            }
        }

        Row row(Share accepted) throws IOException {
            int size = set.vectors().size();
            return new Row(
                    set.name(),
                    built.engine().name(),
                    size,
                    set.vectors().dimension(),
                    accepted.label(),
                    effort,
                    recall,
                    wall.quantile(0.5),
                    wall.quantile(0.99),
                    processor.quantile(0.99),
                    built.cpuSeconds(),
                    (double) built.engine().bytes() / size,
                    (double) garbage / wall.count());
        }
    }
}
