package dev.marquee.training.dataset;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
                    + " the same data set. Whom the store has erased is left out, also of archives.",
            "",
            "With --engine spark executors check the ratings and put them in order, which is the part that grows with"
                    + " their number; this process does the rest. The executors work in the folder of datasets/, which they"
                    + " must see at the same path and may write, as the same user."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee import ml-latest-small.zip",
            "  marquee import ml-25m/ --tmdb tmdb-movies.ndjson.gz",
            "  marquee import ml-25m/ --store store/",
            "  marquee import my-catalogue/ --links links.csv --tmdb details.ndjson --max-rejected 5 --json",
            "  marquee import ratings-of-years/ --engine spark --master 'local-cluster[2,1,1024]'"
        })
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Print one JSON object with the id and the report.")
    private boolean json;

    /** Imports and prints the outcome. */
    @Override
    public Integer call() throws IOException {
        Division division = engine.spark(RatingEngine.class)
                .map(spark -> Division.of(spark, engine.master()))
                .orElse(null);
        var importer = new DatasetImporter(state.datasets(), command().getErr()::println, division);
        var outcome = importer.run(source.options(source.store(), state.path()));
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
