package dev.marquee.training.store;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts the ratings and movies of an export into a store: all of them or none.",
            "",
            "The store need not exist yet. Of two ratings of a movie by one user the newer stays, and what the store"
                    + " says of a movie already stays, so that it can be run again. Stop the gateway first if the store is"
                    + " an embedded one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee restore ratings.ndjson.gz",
            "  marquee restore ratings.parquet --database jdbc:postgresql://db.example.org/marquee",
            "  marquee restore store/ --database jdbc:postgresql://db.example.org/marquee"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Parameters(
            paramLabel = "FILE-OR-STORE",
            description = "A file of ./marquee export, the folder of an embedded store or the URL of a database.")
    private String source = "";

    @Option(names = "--json", description = "Print one JSON object with the store and the counts.")
    private boolean json;

    /** Restores and prints the outcome. */
    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec, "called through picocli").commandLine();
        Interactions interactions = Interactions.of(source, System.getenv());
        if (!options.address().startsWith(Store.POSTGRES)) {
            Files.createDirectories(Path.of(options.address()));
        }
        Store store = options.store(System.getenv());
        Path work = Files.createTempDirectory("marquee-restore-");
        Moved moved;
        try (Lines lines = Lines.open(interactions.ndjson(work, command.getErr()::println))) {
            command.getErr().println("writing into the store " + store.name());
            moved = StoreWriter.restore(store, lines, command.getErr()::println);
        } finally {
            DurableFile.deleteTree(work);
        }
        if (json) {
            command.getOut()
                    .println(JsonMapper.shared()
                            .writeValueAsString(new Answer(store.name(), moved.ratings(), moved.movies())));
        } else {
            command.getOut().println("%s restored into %s".formatted(moved.inWords(), store.name()));
        }
        return CommandLine.ExitCode.OK;
    }

    /** What {@code --json} prints. */
    private record Answer(String store, long ratings, long movies) {}
}
