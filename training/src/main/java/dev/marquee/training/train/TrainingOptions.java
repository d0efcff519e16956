package dev.marquee.training.train;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.StateFolder;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The options of {@code train}, and where it prints. For {@code @Mixin} fields. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class TrainingOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "At most so many passes of each model over the ratings; validation may choose fewer.")
    private @Nullable Integer epochs;

    @Option(names = "--json", description = "Print one JSON object with the metrics.")
    private boolean json;

    /** Reads the data set. */
    TrainingRun run() {
        Settings settings = settings();
        return new TrainingRun(state.datasets().resolve(dataset), settings);
    }

    private Settings settings() {
        Settings settings = Settings.defaults(seed);
        if (epochs == null) {
            return settings;
        }
        if (epochs < 1) {
            throw new CommandLine.ParameterException(
                    command(), "--epochs is %d; expected is 1 or more".formatted(epochs));
        }
        return settings.atMost(epochs);
    }

    /** Where bundles are. */
    ModelsFolder models() {
        return new ModelsFolder(state.path().resolve("models"));
    }

    /** Prints lines for people: on stderr where the result is to be JSON. */
    void say(String lines) {
        PrintWriter out = json ? command().getErr() : command().getOut();
        out.print(lines);
        out.flush();
    }

    /** Prints the result as JSON, if that was asked for. */
    void answer(Record result) {
        if (json) {
            command().getOut().println(JsonMapper.shared().writeValueAsString(result));
        }
    }

    private CommandLine command() {
        return Objects.requireNonNull(command, "called through picocli").commandLine();
    }
}
