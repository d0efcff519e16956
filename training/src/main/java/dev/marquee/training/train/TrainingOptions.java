package dev.marquee.training.train;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.StateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that {@code train} and {@code evaluate} share. For {@code @Mixin} fields. */
final class TrainingOptions {
    @Mixin
    private StateFolder state = new StateFolder();

    @Option(names = "--dataset", paramLabel = "ID", description = "The data set (default: the one imported last).")
    private @Nullable String dataset;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Settings.DEFAULT_SEED,
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Settings.DEFAULT_SEED;

    @Option(names = "--json", description = "Print one JSON object with the metrics.")
    private boolean json;

    /** Reads the data set. */
    TrainingRun run() {
        return new TrainingRun(state.datasets().resolve(dataset), Settings.defaults(seed));
    }

    /** Where bundles are. */
    ModelsFolder models() {
        return new ModelsFolder(state.path().resolve("models"));
    }

    boolean json() {
        return json;
    }
}
