package dev.marquee.training.train;

import dev.marquee.training.dataset.StateFolder;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.EvaluationTable;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains the served configuration on the training part of each user's history and measures it on the rest,"
                    + " beside popularity and the biases. Publishes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee evaluate", "  marquee evaluate --dataset ml-latest-small-1a2b3c4d --seed 7 --json"})
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

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

    /** Evaluates and prints. */
    @Override
    public Integer call() throws IOException {
        CommandLine command =
                Objects.requireNonNull(spec, "called through picocli").commandLine();
        EvaluationReport report = new TrainingRun(state.datasets().resolve(dataset), Settings.defaults(seed))
                .measure()
                .report();
        if (json) {
            command.getOut().println(JsonMapper.builder().build().writeValueAsString(report));
        } else {
            command.getOut().print(EvaluationTable.of(report));
            command.getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }
}
