package dev.marquee.training.publish;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.exceptions.TensorFlowException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code publish}. Exit codes: 0 published, 1 refused, 2 there is no such bundle. */
@Command(
        name = "publish",
        description = {
            "Makes a bundle the one to serve, if it passes: its files and outputs are those of training, its combined score"
                    + " is not worse than the current bundle's beyond noise, and it is fast and small enough. Running"
                    + " services take it within seconds."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee publish", "  marquee publish 20261123-a1b2c3 --json", "  marquee publish --force"})
public final class PublishCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A folder of models/, such as 20261123-a1b2c3 (default: the newest).")
    private @Nullable String version;

    @Option(
            names = "--force",
            description =
                    "Publish whatever score, speed and size are; altered files and other outputs than in training are"
                            + " still refused. The manifest then says so, which makes the bundle a version of its own.")
    private boolean force;

    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Checks, publishes and prints. */
    @Override
    public Integer call() throws IOException {
        ModelsFolder models = options.models();
        String chosen = chosen(models.versions());
        try (WorkFolder _ = models.work()) {
            Outcome outcome = new Promotion(models, options::say).publish(chosen, force);
            options.answer(outcome);
            return outcome.published() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException | TensorFlowException e) {
            throw options.failed("publishing " + chosen, e);
        }
    }

    private String chosen(List<String> newestFirst) {
        if (newestFirst.isEmpty()) {
            throw new ParameterException(
                    options.command(),
                    "there is no bundle in %s; run ./marquee train"
                            .formatted(options.models().path()));
        }
        String chosen = version == null ? newestFirst.getFirst() : version;
        if (!newestFirst.contains(chosen)) {
            throw new ParameterException(
                    options.command(),
                    "there is no bundle %s in %s; there are %s"
                            .formatted(chosen, options.models().path(), String.join(", ", newestFirst)));
        }
        return chosen;
    }
}
