package dev.marquee.training.lists;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetOption;
import dev.marquee.training.dataset.EngineOptions;
import dev.marquee.training.publish.ModelsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code recommend-all}. */
@Command(
        name = "recommend-all",
        sortOptions = false,
        description = {
            "Recommends to each user of a data set and writes the lists as files, to be loaded elsewhere.",
            "",
            "A list is the one that the services answer with to a stored user with these ratings. What only the running"
                    + " services know is not in a data set, so it does not count: rules, hidden and tagged films, films"
                    + " added since, clicks, watches and what people are not interested in, settings of re-ranking.",
            "",
            "Files hold 1,000 users each. A run that was stopped, or killed, goes on where it was when it is started"
                    + " again with the same --out; manifest.json is there once all files are."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee recommend-all",
            "  marquee recommend-all --limit 50 --format parquet --out /srv/lists",
            "  marquee recommend-all --dataset ml-32m-1a2b3c4d --bundle 20261123-a1b2c3 --json",
            "  marquee recommend-all --engine spark",
            "  marquee recommend-all --engine spark --master 'local-cluster[2,1,1024]'"
        })
public final class RecommendAllCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 100;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Films in a list, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--format",
            paramLabel = "ndjson|parquet",
            defaultValue = "ndjson",
            description =
                    "A line of JSON for each user, or a row for each place of each list (default: ${DEFAULT-VALUE}).")
    private ListFormat format = ListFormat.NDJSON;

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--bundle",
            paramLabel = "VERSION",
            description = "The bundle that recommends, such as 20261123-a1b2c3 (default: that of the run to go on with,"
                    + " else the one that is served).")
    private @Nullable String bundle;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the files go: a new folder, or that of a run to go on with (default:"
                    + " lists/BUNDLE-DATASET in the folder of datasets/ and models/).")
    private @Nullable Path out;

    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Makes what is missing and prints. */
    @Override
    public Integer call() {
        check();
        ListEngine chosen = engine.spark(ListEngine.class).orElseGet(LocalEngine::new);
        Optional<ListPlan> begun = Optional.ofNullable(out).flatMap(ListsFolder::begun);
        String version = version(begun);
        Dataset source =
                dataset.in(options.datasets(), begun.map(ListPlan::dataset).orElse(null));
        ListPlan asked =
                ListPlan.of(version, source, limit, Year.now(ZoneOffset.UTC).getValue(), format);
        Path folder = folder(asked);
        try (ListsFolder lists = ListsFolder.open(folder, asked)) {
            ListsRun run = new ListsRun(lists, options.models().path().resolve(version), source);
            ListsRun.Outcome outcome = run.run(chosen, engine.master());
            options.say(outcome.text());
            options.answer(outcome);
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw new ListsException(
                    "lists in %s: %s; files that are there stay, start again to go on".formatted(folder, e), e);
        }
    }

    private void check() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(
                    options.command(), "--limit is %d; expected 1 to %d".formatted(limit, MAX_LIMIT));
        }
    }

    /** Who goes on goes on with what was begun, whatever was published meanwhile. */
    private String version(Optional<ListPlan> begun) {
        ModelsFolder models = options.models();
        String wanted = bundle == null ? begun.map(ListPlan::bundle).orElse(null) : bundle;
        if (wanted == null) {
            return models.current()
                    .orElseThrow(() -> new ListsException(
                            "no bundle is served in %s; run ./marquee train --publish, or give --bundle VERSION"
                                    .formatted(models.path())));
        }
        List<String> versions = versions(models);
        if (!versions.contains(wanted)) {
            throw new ParameterException(
                    options.command(),
                    "there is no bundle %s in %s; there are %s"
                            .formatted(wanted, models.path(), String.join(", ", versions)));
        }
        return wanted;
    }

    private static List<String> versions(ModelsFolder models) {
        try {
            return models.versions();
        } catch (IOException e) {
            throw new ListsException("cannot list %s: %s".formatted(models.path(), e.getMessage()), e);
        }
    }

    private Path folder(ListPlan asked) {
        Path folder = Objects.requireNonNullElseGet(
                out, () -> options.home().resolve("lists").resolve(asked.bundle() + "-" + asked.dataset()));
        return folder.toAbsolutePath().normalize();
    }
}
