package dev.marquee.training.dataset;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports ratings and metadata into a versioned data set and makes it the current one.",
            "",
            "Every row is checked; rejected rows are counted by cause, with line numbers. The same files and options give"
                    + " the same data set."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee import ml-latest-small.zip",
            "  marquee import ml-25m/ --tmdb tmdb-movies.ndjson.gz",
            "  marquee import ml-25m/ --store store/",
            "  marquee import my-catalogue/ --links links.csv --tmdb details.ndjson --max-rejected 5 --json"
        })
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Parameters(
            paramLabel = "FILE-OR-FOLDER",
            description = "A MovieLens archive (zip) or the folder with its files: ratings.csv and movies.csv, with"
                    + " links.csv and tags.csv if there; also ML-1M (ratings.dat) and ML-100K (u.data).")
    private Path source = Path.of("");

    @Option(names = "--links", paramLabel = "FILE", description = "A links.csv (movieId,imdbId,tmdbId) of your own.")
    private @Nullable Path links;

    @Option(
            names = "--tmdb",
            paramLabel = "FILE",
            description = "TMDB's movie details, one JSON object a line, plain or gzip; joined by the links.")
    private @Nullable Path tmdb;

    @Option(
            names = "--store",
            paramLabel = "FILE-OR-STORE",
            description =
                    "Adds what users of the running service rated: an export (./marquee export), the folder of an embedded"
                            + " store, or jdbc:postgresql://HOST:PORT/DATABASE. Of two ratings of a movie by one user id the newer"
                            + " counts.")
    private @Nullable String store;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Refuse a file of which more rows are rejected (default: ${DEFAULT-VALUE}).")
    private double maxRejected = 1;

    @Option(names = "--json", description = "Print one JSON object with the id and the report.")
    private boolean json;

    /** Imports and prints the outcome. */
    @Override
    public Integer call() throws IOException {
        if (!(maxRejected >= 0 && maxRejected <= 100)) {
            throw new CommandLine.ParameterException(
                    command(), "--max-rejected is a percentage from 0 to 100, not " + maxRejected);
        }
        var importer = new DatasetImporter(state.datasets(), command().getErr()::println);
        var outcome = importer.run(new ImportOptions(source, links, tmdb, store, maxRejected));
        print(outcome);
        return CommandLine.ExitCode.OK;
    }

    private void print(DatasetImporter.Outcome outcome) {
        PrintWriter out = command().getOut();
        PrintWriter text = json ? command().getErr() : out;
        text.println(DataReportText.of(outcome.report()));
        text.println((outcome.reused() ? "Imported before, reused: " : "Written to ") + outcome.folder());
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(
                    new Answer(outcome.id(), outcome.folder().toString(), outcome.reused(), outcome.report())));
        }
    }

    /** What {@code --json} prints. */
    private record Answer(String dataset, String folder, boolean reused, DataReport report) {}

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("not called through picocli");
        }
        return spec.commandLine();
    }
}
