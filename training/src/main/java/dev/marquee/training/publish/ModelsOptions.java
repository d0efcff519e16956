package dev.marquee.training.publish;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.Datasets;
import dev.marquee.training.dataset.StateFolder;
import dev.marquee.training.experiment.RunRecorder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Where the commands find bundles, and where they print. For {@code @Mixin} fields. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public final class ModelsOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private StateFolder state = new StateFolder();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The folder with all state, absolute. */
    public Path home() {
        return state.path();
    }

    /** Where data sets are. */
    public Datasets datasets() {
        return state.datasets();
    }

    /** Keeps records of runs. */
    public RunRecorder recorder() {
        return RunRecorder.of(state.path(), command().getErr());
    }

    /** Where bundles are. */
    public ModelsFolder models() {
        return new ModelsFolder(state.path().resolve("models"));
    }

    /** Prints lines for people: on stderr where the result is to be JSON. */
    public void say(String lines) {
        PrintWriter out = json ? command().getErr() : command().getOut();
        out.print(lines);
        out.flush();
    }

    /** Prints the result as JSON, if that was asked for. */
    public void answer(Record result) {
        if (json) {
            command().getOut().println(JsonMapper.shared().writeValueAsString(result));
        }
    }

    /** The command that was called. */
    public CommandLine command() {
        return Objects.requireNonNull(command, "called through picocli").commandLine();
    }

    /** What to say when the disk did not take or give something; the version that is named is the one served. */
    BundleException failed(String what, Exception reason) {
        return new BundleException(
                "%s failed: %s; the current bundle is %s"
                        .formatted(what, reason.getMessage(), models().current().orElse("none")),
                reason);
    }
}
