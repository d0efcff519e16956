package dev.marquee.training.dataset;

import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.store.Lifetime;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code datasets}. */
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the data sets with their age, and deletes those of the store that have expired.",
            "",
            "A data set with ratings of the store may be used for 30 days (MARQUEE_EXPORTS_KEEP=30d, 1d to 365d) after they were"
                    + " read, since people may be erased from the store meanwhile. import and retrain delete expired ones too."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  marquee datasets", "  marquee datasets --json"})
public final class DatasetsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Deletes, lists and prints. */
    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec, "called through picocli").commandLine();
        Datasets datasets = state.datasets();
        Lifetime lifetime = Lifetime.of(System.getenv());
        Instant now = Instant.now();
        List<String> deleted;
        try (WorkFolder _ = DatasetImporter.work(datasets)) {
            deleted = datasets.deleteExpired(lifetime, now);
        }
        Answer answer = new Answer(datasets.list(lifetime), deleted);
        if (json) {
            command.getOut().println(Json.MAPPER.writeValueAsString(answer));
        } else {
            print(answer, now, command.getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private static void print(Answer answer, Instant now, PrintWriter out) {
        for (Datasets.Listed each : answer.datasets()) {
            Instant taken = each.takenAt();
            out.println("%s %-50s %5d days old   %s"
                    .formatted(
                            each.current() ? "*" : " ",
                            each.id(),
                            Duration.between(taken == null ? each.importedAt() : taken, now)
                                    .toDays(),
                            taken == null ? "of an archive" : "of the store, expires " + each.expiresAt()));
        }
        answer.deleted().forEach(id -> out.println("  %-50s expired, deleted".formatted(id)));
        if (answer.datasets().isEmpty()) {
            out.println("no data set is there");
        }
    }

    /** What {@code --json} prints. */
    private record Answer(List<Datasets.Listed> datasets, List<String> deleted) {}
}
