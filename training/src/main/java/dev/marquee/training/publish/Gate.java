package dev.marquee.training.publish;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import java.io.IOException;
import java.util.function.Consumer;

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
        found.accept(size("size on disk", manifest.bytes(), limits.diskBytes()));
        found.accept(size("heap when loaded", loaded.heapBytes(), limits.heapBytes()));
    }

    private static Check size(String name, long bytes, long limit) {
        return new Check(name, megabytes(bytes), megabytes(limit), bytes <= limit);
    }

    private static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / (double) Limits.MEGABYTE);
    }
}
