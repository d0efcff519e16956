package dev.marquee.training.train;

import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.EvaluationTable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code evaluate}. */
@Command(
        name = "evaluate",
        description = {
            "Trains the served configuration on the training part of each user's history and measures it on the rest,"
                    + " beside popularity and the biases. Publishes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee evaluate", "  marquee evaluate --dataset ml-latest-small-1a2b3c4d --seed 7 --json"})
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options = new TrainingOptions();

    /** Evaluates and prints. */
    @Override
    public Integer call() throws IOException {
        EvaluationReport report;
        try (WorkFolder work = options.models().work()) {
            report = options.run().measure(work.path()).report();
        }
        options.say(EvaluationTable.of(report));
        options.answer(report);
        return CommandLine.ExitCode.OK;
    }
}
