package dev.marquee.training.train;

import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.DatasetImporter;
import dev.marquee.training.dataset.SourceOptions;
import dev.marquee.training.publish.ModelsOptions;
import dev.marquee.training.publish.Outcome;
import dev.marquee.training.publish.Promotion;
import dev.marquee.training.store.Interactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code retrain}. Exit codes: 0 published, or nothing is new; 1 refused or failed; 2 wrong usage. */
@Command(
        name = "retrain",
        sortOptions = false,
        description = {
            "Imports the base ratings together with what users of the running service rated, trains on all of it and"
                    + " publishes the bundle, if it passes. Running services take it within seconds.",
            "",
            "One at a time. The same command after one that was killed goes on where that was: with the same data set,"
                    + " and with the bundle if it was trained already. Where there is a bundle of the very same ratings,"
                    + " published or refused, there is nothing to do. Leaves a record; see marquee runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee retrain ml-latest-small.zip --tmdb tmdb-movies.ndjson.gz",
            "  marquee retrain my-catalogue/ --store jdbc:postgresql://db:5432/marquee --json",
            "  marquee retrain my-catalogue/ --anew"
        })
public final class RetrainCommand implements Callable<Integer> {
    private static final String WORK_PREFIX = ".retrain-";
    private static final String UNFINISHED = "unfinished.json";
    private static final String DATASETS = "datasets";

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = "--anew",
            description = "Begin anew, whatever an interrupted one has left and whether or not anything is new.")
    private boolean anew;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Settings.DEFAULT_SEED,
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Settings.DEFAULT_SEED;

    @Mixin
    private ParametersFile parameters = new ParametersFile();

    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Retrains and prints. */
    @Override
    public Integer call() throws IOException {
        Settings settings = parameters.settings(seed);
        Path folder = options.home().resolve("runs").resolve("retrain");
        try (WorkFolder _ = WorkFolder.in(folder, WORK_PREFIX)
                .orElseThrow(() -> new DatasetException(
                        "another retraining in %s is running; wait for it".formatted(options.home())))) {
            Answer answer = retrain(settings, folder);
            options.answer(answer);
            return answer.publication() == null || answer.publication().published()
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Answer retrain(Settings settings, Path folder) throws IOException {
        Path file = folder.resolve(UNFINISHED);
        String store = store();
        String asked = source.options(store, options.home()) + ", " + SettingsJson.of(settings);
        Optional<UnfinishedRetraining> killed = anew ? Optional.empty() : killed(file, asked);
        RetrainedDatasets datasets = new RetrainedDatasets(folder.resolve(DATASETS), options.datasets());
        UnfinishedRetraining begun;
        if (killed.isPresent()) {
            begun = killed.get();
        } else {
            String dataset = imported(store, datasets);
            Optional<String> known = anew ? Optional.empty() : trainedOn(dataset);
            if (known.isPresent()) {
                return nothingNew(dataset, known.get());
            }
            String served = options.models().current().orElse(null);
            begun = new UnfinishedRetraining(
                    asked, served, dataset, null, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            begun.write(file);
        }
        try {
            return finished(begun, settings, file, killed.isPresent());
        } finally {
            Files.deleteIfExists(file);
            datasets.prune(options.models(), options::say);
        }
    }

    /** What an earlier one has left that is still wanted. */
    private Optional<UnfinishedRetraining> killed(Path file, String asked) throws IOException {
        Optional<UnfinishedRetraining> left = UnfinishedRetraining.read(file)
                .filter(each -> each.isStillWanted(asked, options.models().current(), Instant.now()))
                .filter(each -> Files.isDirectory(options.datasets().folder().resolve(each.dataset())));
        left.ifPresent(each -> options.say("Going on with the retraining of %s on %s, which was interrupted%n"
                .formatted(each.startedAt(), each.dataset())));
        return left;
    }

    private String imported(@Nullable String store, RetrainedDatasets datasets) throws IOException {
        if (store == null) {
            options.say("There is no store in %s, and none was named: base ratings only%n".formatted(options.home()));
        }
        var importer = new DatasetImporter(options.datasets(), line -> options.say(line + System.lineSeparator()));
        DatasetImporter.Outcome outcome = importer.run(source.options(store, options.home()));
        options.say("Data set %s: %s%n".formatted(outcome.id(), outcome.size()));
        outcome.notes().forEach(note -> options.say(note + System.lineSeparator()));
        if (!outcome.reused()) {
            datasets.made(outcome.id());
        }
        return outcome.id();
    }

    /** The store that was named; else that of the environment; else the embedded one, if it is there. */
    private @Nullable String store() {
        return source.store() != null
                ? source.store()
                : Interactions.storeOf(options.home(), System.getenv()).orElse(null);
    }

    /** The newest bundle of these ratings that can be served; one of an earlier version of Marquee may not be. */
    private Optional<String> trainedOn(String dataset) throws IOException {
        ModelsFolder models = options.models();
        return models.versions().stream()
                .filter(version -> isOf(models.manifest(version), dataset))
                .findFirst();
    }

    private static boolean isOf(Manifest manifest, String dataset) {
        return manifest.servable() && manifest.dataset().equals(dataset);
    }

    private Answer nothingNew(String dataset, String version) {
        boolean served = options.models().current().equals(Optional.of(version));
        String state =
                served ? "is served" : "is not served; ./marquee publish %s serves it if it passes".formatted(version);
        options.say("Nothing is new: bundle %s was trained on %s and %s. --anew trains again%n"
                .formatted(version, dataset, state));
        return new Answer(dataset, version, false, null);
    }

    private Answer finished(UnfinishedRetraining begun, Settings settings, Path file, boolean resumed)
            throws IOException {
        String trained = begun.modelVersion();
        if (trained != null && options.models().versions().contains(trained)) {
            return new Answer(begun.dataset(), trained, resumed, publish(trained));
        }
        Dataset dataset = options.datasets().resolve(begun.dataset());
        Training.Answer answer = new Training(
                        "retrain", options, settings, true, version -> remember(begun, version, file))
                .run(dataset);
        return new Answer(begun.dataset(), answer.modelVersion(), resumed, answer.publication());
    }

    private static void remember(UnfinishedRetraining begun, String version, Path file) {
        try {
            begun.trained(version).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome publish(String version) throws IOException {
        ModelsFolder models = options.models();
        try (WorkFolder _ = models.work()) {
            return new Promotion(models, options::say).publish(version, false);
        }
    }

    /**
     * What {@code --json} prints.
     *
     * @param dataset that was trained on
     * @param modelVersion the bundle
     * @param resumed whether an interrupted retraining went on
     * @param publication what came of the publication; null where nothing was new
     */
    private record Answer(
            String dataset,
            String modelVersion,
            boolean resumed,
            @Nullable Outcome publication) {}
}
