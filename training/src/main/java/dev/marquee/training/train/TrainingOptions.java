package dev.marquee.training.train;

import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetOption;
import dev.marquee.training.dataset.Datasets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code train} learns from, and how. For {@code @Mixin} fields. */
final class TrainingOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Settings.DEFAULT_SEED,
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Settings.DEFAULT_SEED;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "At most so many passes of each model over the ratings; validation may choose fewer.")
    private @Nullable Integer epochs;

    @Mixin
    private ParametersFile parameters = new ParametersFile();

    /** The data set to train on. */
    Dataset dataset(Datasets datasets) {
        return dataset.in(datasets);
    }

    /** How to train. */
    Settings settings() {
        Settings settings = parameters.settings(seed);
        if (epochs == null) {
            return settings;
        }
        if (epochs < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "called through picocli").commandLine(),
                    "--epochs is %d; expected is 1 or more".formatted(epochs));
        }
        return settings.atMost(epochs);
    }
}
