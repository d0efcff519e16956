package dev.marquee.retrieval.index;

import dev.marquee.index.IndexKind;
import dev.marquee.index.Neighbor;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures the recall of live searches in {@code retrieval.recall}: every so often a search is repeated by
 * the exact index, on a thread of its own. While that is busy, samples are dropped. An exact index is not sampled: its
 * recall is 1. Thread-safe.
 */
public final class RecallSampler implements AutoCloseable {
    private final int every;
    private final DistributionSummary recall;
    private final AtomicLong searches = new AtomicLong();
    private final ThreadPoolExecutor worker;

    /**
     * A sampler of one search in {@code every}.
     *
     * @param every at least 1
     */
    public RecallSampler(int every, MeterRegistry meters) {
        this.every = every;
        this.recall = DistributionSummary.builder("retrieval.recall")
                .description("Share of the true best candidates that sampled searches found")
                .register(meters);
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                Thread.ofPlatform().daemon().name("recall-sampler").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Takes note of a search.
     *
     * @param accepted what the search was allowed to find; nobody modifies it afterwards
     * @param found what it found
     */
    public void searched(MovieIndex index, float[] user, BitSet accepted, List<Neighbor> found) {
        if (index.kind() != IndexKind.EXACT && searches.incrementAndGet() % every == 0 && !found.isEmpty()) {
            worker.execute(() -> recall.record(recall(index, user, accepted, found)));
        }
    }

    /** The mean over all samples, [0, 1]; null without one. */
    public @Nullable Double mean() {
        return recall.count() == 0 ? null : (Double) recall.mean();
    }

    private static double recall(MovieIndex index, float[] user, BitSet accepted, List<Neighbor> found) {
        Set<Neighbor> best = new HashSet<>(index.exactly(user, found.size(), accepted));
        return (double) found.stream().filter(best::contains).count() / best.size();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
