package dev.marquee.training.train;

import dev.marquee.core.file.WorkFolder;
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
    private TrainingOptions options = new TrainingOptions();

    /** Evaluates and prints. */
    @Override
    public Integer call() throws IOException {
        CommandLine command =
                Objects.requireNonNull(spec, "called through picocli").commandLine();
        EvaluationReport report;
        try (WorkFolder work = options.models().work()) {
            report = options.run().measure(work.path()).report();
        }
        command.getOut()
                .print(
                        options.json()
                                ? JsonMapper.shared().writeValueAsString(report) + System.lineSeparator()
                                : EvaluationTable.of(report));
        command.getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
