package dev.marquee.training.lists;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.index.IndexKind;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.evaluation.ServedParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes parts for as many threads as ask, with a model each; what models share is there once. Thread-safe; close it after the
 * last part: it holds native memory.
 */
public final class PartMakers implements AutoCloseable {
    private final Bundle bundle;
    private final ServedParts shared;
    private final Dataset dataset;
    private final Queue<PartMaker> idle = new ConcurrentLinkedQueue<>();

    /**
     * Loads the bundle of a job, with the index that a service takes by itself.
     *
     * @throws IOException if it cannot be read
     */
    public PartMakers(ListJob job) throws IOException {
        bundle = Bundle.open(Path.of(job.bundle()));
        shared = ServedParts.of(bundle, IndexKind.AUTO);
        dataset = Dataset.open(Path.of(job.dataset()));
    }

    /**
     * Makes one part.
     *
     * @param job with the bundle and the data set that were loaded
     * @throws IOException if it cannot be written
     */
    public void make(ListJob job, Part part) throws IOException {
        PartMaker borrowed = idle.poll();
        PartMaker maker = borrowed == null ? new PartMaker(bundle, shared, dataset) : borrowed;
        try {
            maker.make(job, part);
        } finally {
            idle.add(maker);
        }
    }

    @Override
    public void close() {
        for (PartMaker maker = idle.poll(); maker != null; maker = idle.poll()) {
            maker.close();
        }
    }
}
