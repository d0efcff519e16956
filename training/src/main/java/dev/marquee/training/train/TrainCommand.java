package dev.marquee.training.train;

import dev.marquee.training.publish.ModelsOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code train}. */
@Command(
        name = "train",
        sortOptions = false,
        description = {
            "Trains both models, measures them on held-out ratings beside popularity and the biases, refits them on all"
                    + " ratings and writes a bundle. marquee publish makes it the one to serve. Leaves a record; see marquee runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee train",
            "  marquee train --publish",
            "  marquee train --dataset ml-latest-small-1a2b3c4d --seed 7 --json",
            "  marquee train --parameters runs/tune-1a2b3c4d/best.json"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Option(
            names = "--publish",
            description = "Then publish the bundle, if it passes; where it does not, the exit code is 1.")
    private boolean publish;

    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Trains, writes a bundle, publishes it if asked to, prints and leaves a record. */
    @Override
    public Integer call() throws IOException {
        Training.Answer answer = new Training("train", options, training.settings(), publish, _ -> {})
                .run(training.dataset(options.datasets()));
        options.answer(answer);
        return answer.isRefused() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
}
