package dev.marquee.training.shell;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.dataset.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code shell}. Reads the standard input of the process, a terminal or not, and writes to its output. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "JShell with the project's classes, and the current data set and bundle opened:",
            "  set                data set: set.catalog(), set.ratings()",
            "  bundle, model      bundle and its models, along the path of a request",
            "  movie(\"matrix\")    the most popular movie of that title; movies(\"matrix\"): all of them",
            "  recommend(movie(\"matrix\"), movie(\"alien\"))   what the services would answer; or recommend(history)"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee shell", "  echo 'set.catalog().size()' | marquee shell"})
public final class ShellCommand implements Callable<Integer> {
    private static final String STARTUP = "startup.jsh";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    /** Opens what is there and reads snippets to the end of the input. */
    @Override
    public Integer call() throws IOException {
        PrintWriter told = Objects.requireNonNull(spec, "called through picocli")
                .commandLine()
                .getErr();
        ShellSession.open(state.path(), line -> {
            told.println("marquee: " + line);
            told.flush();
        });
        Path folder = Files.createTempDirectory("marquee-shell-");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(STARTUP), STARTUP)) {
            Path startup = folder.resolve(STARTUP);
            Files.copy(in, startup);
            return JShellTool.run(startup);
        } finally {
            DurableFile.deleteTree(folder);
        }
    }
}
