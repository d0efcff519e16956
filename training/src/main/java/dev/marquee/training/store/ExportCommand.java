package dev.marquee.training.store;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

/** The command {@code export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes all ratings of the store, and the movies that were added, changed or deleted, into one file, as"
                    + " they are at one moment; the services may run meanwhile.",
            "",
            "The file has userId, movieId, rating and ratedAtMillis (since 1970-01-01 UTC), or movieId and movie."
                    + " \"restore\" puts it into a store, \"import --store\" trains on it; both refuse it 30 days after it was made"
                    + " (MARQUEE_EXPORTS_KEEP)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee export",
            "  marquee export --format parquet --out backup/ratings.parquet",
            "  marquee export --database jdbc:postgresql://db.example.org/marquee --json"
        })
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson (one JSON object a line, gzip) or parquet (default: ${DEFAULT-VALUE}).")
    private ExportFormat format = ExportFormat.NDJSON;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The file to write; one that is there is replaced (default: ratings.ndjson.gz or ratings.parquet).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object with the file and the counts.")
    private boolean json;

    /** Exports and prints the outcome. */
    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec, "called through picocli").commandLine();
        if (!(Interactions.of(options.address(), System.getenv()) instanceof Interactions.InStore source)) {
            throw new StoreException(options.address() + " is a file, not a store");
        }
        Path file = (out == null ? Path.of(format.fileName()) : out)
                .toAbsolutePath()
                .normalize();
        Moved moved = write(source.store(), file, command);
        if (json) {
            command.getOut()
                    .println(JsonMapper.shared()
                            .writeValueAsString(
                                    new Answer(file.toString(), moved.ratings(), moved.movies(), Files.size(file))));
        } else {
            command.getOut().println("%s written to %s".formatted(moved.inWords(), file));
        }
        return CommandLine.ExitCode.OK;
    }

    private Moved write(Store store, Path file, CommandLine command) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path work = Files.createDirectory(DurableFile.unused(folder, ".export-"));
        try {
            command.getErr().println("exporting the store " + store.name());
            Path written = work.resolve("export");
            Moved moved = format.write(store, work, written, Instant.now(), command.getErr()::println);
            DurableFile.replace(file, written);
            return moved;
        } finally {
            DurableFile.deleteTree(work);
        }
    }

    /** What {@code --json} prints. */
    private record Answer(String file, long ratings, long movies, long bytes) {}
}
