package dev.marquee.training.publish;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code rollback}. */
@Command(
        name = "rollback",
        description = {
            "Makes the bundle that was served before the current one the one to serve again, and so on if it is called again."
                    + " Its files and outputs must still be those of training. Running services take it within seconds."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee rollback", "  marquee rollback --json"})
public final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Returns and prints. */
    @Override
    public Integer call() throws IOException {
        ModelsFolder models = options.models();
        try (WorkFolder _ = models.work()) {
            String current = models.current().orElse(null);
            String previous = models.previous().orElseThrow(() -> new BundleException(nothing(models, current)));
            Gate gate = new Gate(models, Limits.DEFAULT, check -> options.say(check.text() + System.lineSeparator()));
            try (LoadedBundle loaded = gate.open(previous)) {
                models.returnTo(loaded.bundle());
            }
            options.say("Bundle %s is the one to serve again, in place of %s%n".formatted(previous, current));
            options.answer(new Answer(previous, current));
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw options.failed("the rollback", e);
        }
    }

    private static String nothing(ModelsFolder models, @Nullable String current) {
        return "no bundle that was served before %s is left in %s; ./marquee publish VERSION makes another one current"
                .formatted(current == null ? "any" : current, models.path());
    }

    /**
     * What {@code --json} prints.
     *
     * @param modelVersion the current bundle now
     * @param replaced the current one before
     */
    private record Answer(String modelVersion, @Nullable String replaced) {}
}
