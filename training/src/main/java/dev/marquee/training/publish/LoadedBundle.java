package dev.marquee.training.publish;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.evaluation.ServedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** A bundle that is loaded as services load it, with what that took. Not thread-safe; close it: it holds native memory. */
final class LoadedBundle implements AutoCloseable {
    private final Bundle bundle;
    private final Golden golden;
    private final ServedModel model;
    private final long heapBytes;

    private LoadedBundle(Bundle bundle, Golden golden, ServedModel model, long heapBytes) {
        this.bundle = bundle;
        this.golden = golden;
        this.model = model;
        this.heapBytes = heapBytes;
    }

    /**
     * Loads a bundle.
     *
     * @throws BundleException if it cannot be loaded here
     */
    static LoadedBundle of(Bundle bundle) {
        Golden golden = bundle.golden();
        if (golden.cases().isEmpty()) {
            throw new BundleException("golden replay: there are no cases to replay");
        }
        long before = heap();
        try {
            ServedModel model = ServedModel.of(bundle);
            return new LoadedBundle(bundle, golden, model, Math.max(0, heap() - before));
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What was loaded. */
    Bundle bundle() {
        return bundle;
    }

    /** What the catalogue, the vectors and the index keep on the heap. */
    long heapBytes() {
        return heapBytes;
    }

    /** The requests of its golden cases. */
    ReplayedRequests requests() {
        return new ReplayedRequests(model, golden, bundle.manifest().blend());
    }

    /**
     * Replays the golden cases.
     *
     * @throws BundleException if an output differs from the one that training computed
     */
    Check replay() {
        Catalog catalog = bundle.catalog();
        List<Golden.Case> cases = golden.cases();
        double largest = 0;
        for (int i = 0; i < cases.size(); i++) {
            largest = Math.max(largest, difference(catalog, cases.get(i), i));
        }
        return new Check(
                "files, golden replay",
                "%d files as written, %d cases, largest difference %.1e"
                        .formatted(bundle.manifest().files().size(), cases.size(), largest),
                "%.0e".formatted(Golden.TOLERANCE),
                true);
    }

    private double difference(Catalog catalog, Golden.Case golden, int number) {
        KnownHistory history = KnownHistory.of(catalog, golden.history());
        int[] candidates = golden.movieIds().stream()
                .mapToInt(movie -> catalog.ordinal(movie)
                        .orElseThrow(() -> new BundleException(
                                "golden replay: movie %d of case %d is not in the catalogue".formatted(movie, number))))
                .toArray();
        double embedding =
                Golden.check("user embedding of case " + number, golden.userEmbedding(), model.embed(history));
        double ratings = Golden.check(
                "predicted ratings of case " + number,
                golden.predictedRatings(),
                model.ratings(history, candidates, golden.year()));
        return Math.max(embedding, ratings);
    }

    @Override
    public void close() {
        model.close();
    }
}
