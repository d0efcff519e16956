package dev.marquee.training.train;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.EvaluationTable;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code train}. */
@Command(
        name = "train",
        description = {
            "Trains both models, measures them on held-out ratings beside popularity and the biases, refits them on all"
                    + " ratings and makes the bundle the one to serve."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee train", "  marquee train --dataset ml-latest-small-1a2b3c4d --seed 7 --json"})
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options = new TrainingOptions();

    /** Trains, publishes and prints. */
    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        ModelsFolder models = options.models();
        TrainingRun.Measured measured;
        Bundle bundle;
        try (WorkFolder work = models.work()) {
            TrainingRun run = options.run();
            measured = run.measure(work.path());
            options.say("%n%s%n".formatted(EvaluationTable.of(measured.report())));
            bundle = run.publish(models, measured);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        options.say(String.format(
                Locale.ROOT,
                "Published bundle %s after %.0f s (blend: %.2f retrieval; deep path: %.2f; epochs of the DCN: %d)%n",
                bundle.version(),
                seconds,
                measured.blend().retrievalWeight(),
                measured.chosen().retrievalChoice().deepShare(),
                measured.chosen().dcnEpochs()));
        options.answer(new Answer(
                bundle.version(), measured.blend().retrievalWeight(), Math.round(seconds), measured.report()));
        return CommandLine.ExitCode.OK;
    }

    /** What {@code --json} prints. */
    private record Answer(String modelVersion, double retrievalWeight, long seconds, EvaluationReport evaluation) {}
}
