package dev.marquee.training.harness;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.dataset.StateFolder;
import dev.marquee.training.report.Circumstances;
import dev.marquee.training.report.Examples;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that asks for a page, and the page. For {@code @Mixin} fields. */
final class ReportFile {
    private static final String DEFAULT_PLACE = "";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = DEFAULT_PLACE,
            description = "Write a page to look at (without FILE: runs/reports/<dataset>-<protocol>.html).")
    private @Nullable Path asked;

    private final long started = System.nanoTime();

    /** Whether a page is wanted. */
    boolean wanted() {
        return asked != null;
    }

    /** Refuses a place where no file can be, before anything is trained. */
    void check(CommandLine command) {
        if (asked == null || asked.toString().equals(DEFAULT_PLACE)) {
            return;
        }
        checkPlace("--report", asked, command);
    }

    /** Refuses a place of an option where no file can be. */
    static void checkPlace(String option, Path place, CommandLine command) {
        Path folder = Objects.requireNonNull(place.toAbsolutePath().getParent(), "a file has a folder");
        if (Files.isDirectory(place)) {
            throw new ParameterException(command, "%s is %s, a folder; expected a file in it".formatted(option, place));
        }
        if (!Files.isWritable(folder)) {
            throw new ParameterException(
                    command, "%s is %s; its folder is not there or cannot be written".formatted(option, place));
        }
    }

    /** Writes the page and says where it is. */
    void write(ProtocolReport report, Examples examples, StateFolder state, CommandLine command) throws IOException {
        Path place = Objects.requireNonNull(asked, "wanted");
        if (place.toString().equals(DEFAULT_PLACE)) {
            Path folder = Files.createDirectories(state.path().resolve("runs").resolve("reports"));
            place = folder.resolve("%s-%s.html".formatted(report.dataset(), report.protocol()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        DurableFile.replace(place, ReportPage.of(report, examples, Circumstances.now(typed(command), took)));
        command.getErr().printf("%nReport: %s%n", place.toAbsolutePath());
    }

    private static String typed(CommandLine command) {
        CommandLine root = Objects.requireNonNullElse(command.getParent(), command);
        List<String> arguments = root.getParseResult() == null
                ? Collections.emptyList()
                : root.getParseResult().originalArgs();
        return "./marquee " + String.join(" ", arguments);
    }
}
