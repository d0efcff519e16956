package dev.marquee.training.publish;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a bundle everything that decides whether it is served. */
final class Gate {
    private final ModelsFolder models;
    private final Limits limits;
    private final Consumer<Check> found;

    /**
     * A gate.
     *
     * @param found told of each check as soon as it is done
     */
    Gate(ModelsFolder models, Limits limits, Consumer<Check> found) {
        this.models = models;
        this.limits = limits;
        this.found = found;
    }

    /**
     * Checks files and golden cases.
     *
     * @throws BundleException if the bundle must not be served, whatever anybody says
     */
    LoadedBundle open(String version) {
        LoadedBundle loaded = LoadedBundle.of(models.open(version));
        try {
            found.accept(loaded.replay());
            return loaded;
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
    }

    /** Checks quality and costs. */
    void check(LoadedBundle loaded) throws IOException {
        Manifest manifest = loaded.bundle().manifest();
        found.accept(Scores.check(manifest, models));
        Latency.measure(loaded.requests(), limits).checks(limits).forEach(found);
        found.accept(recall(manifest.index(), limits.recall()));
        found.accept(size("size on disk", manifest.bytes(), limits.diskBytes()));
        found.accept(size("heap when loaded", loaded.heapBytes(), limits.heapBytes()));
    }

    private static Check recall(Manifest.@Nullable Index index, double limit) {
        if (index == null) {
            return new Check(
                    "recall of the index",
                    "the bundle states none: an earlier version of Marquee wrote it",
                    "one; train again",
                    false);
        }
        return new Check(
                "recall of the index",
                "%.4f of the best %d by %s for %d people (%s)"
                        .formatted(index.served(), index.k(), index.kind(), index.queries(), all(index)),
                "%.2f".formatted(limit),
                index.served() >= limit);
    }

    private static String all(Manifest.Index index) {
        return index.recall().entrySet().stream()
                .map(engine -> "%s %.4f".formatted(engine.getKey(), engine.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Check size(String name, long bytes, long limit) {
        return new Check(name, megabytes(bytes), megabytes(limit), bytes <= limit);
    }

    private static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / (double) Limits.MEGABYTE);
    }
}
