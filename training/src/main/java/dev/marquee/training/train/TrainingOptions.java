package dev.marquee.training.train;

import dev.marquee.training.dataset.Datasets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code train} learns from. For {@code @Mixin} fields. */
final class TrainingOptions {
    @Option(names = "--dataset", paramLabel = "ID", description = "The data set (default: the one imported last).")
    private @Nullable String dataset;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Settings.DEFAULT_SEED,
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Settings.DEFAULT_SEED;

    /** Reads the data set. */
    TrainingRun run(Datasets datasets) {
        return new TrainingRun(datasets.resolve(dataset), Settings.defaults(seed));
    }
}
