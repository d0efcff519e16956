package dev.marquee.training.store;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.store.Erasures.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
            "Nobody comes back who was erased from that store since. The store need not exist yet. Of two ratings of a movie"
                    + " by one user the newer stays, and what the store says of a movie already stays, so that it can be run again."
                    + " Stop the gateway first if the store is an embedded one."
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
        StoreWriter.Outcome outcome;
        try (Lines lines = Lines.open(interactions.ndjson(work, command.getErr()::println))) {
            command.getErr().println("writing into the store " + store.name());
            outcome = StoreWriter.restore(store, lines, erased(interactions), command.getErr()::println);
        } finally {
            DurableFile.deleteTree(work);
        }
        print(store, outcome, command);
        return CommandLine.ExitCode.OK;
    }

    private static Optional<Known> erased(Interactions interactions) {
        return interactions instanceof Interactions.InStore source
                ? ErasureTable.read(source.store())
                : Optional.empty();
    }

    private void print(Store store, StoreWriter.Outcome outcome, CommandLine command) {
        if (!outcome.erasuresKnown()) {
            command.getErr()
                    .println("warning: both stores have erased people, and %s cannot read whom the other one has erased"
                            .formatted(store.name()));
        }
        if (json) {
            command.getOut()
                    .println(JsonMapper.shared()
                            .writeValueAsString(new Answer(
                                    store.name(),
                                    outcome.moved().ratings(),
                                    outcome.moved().movies(),
                                    outcome.leftOut())));
        } else {
            command.getOut()
                    .println("%s restored into %s".formatted(outcome.moved().inWords(), store.name()));
            if (outcome.leftOut() > 0) {
                command.getOut().println("%,d left out, of people who were erased since".formatted(outcome.leftOut()));
            }
        }
    }

    /** What {@code --json} prints. */
    private record Answer(String store, long ratings, long movies, long leftOut) {}
}
