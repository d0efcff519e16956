package dev.marquee.training.train;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.core.store.EmbeddedStore;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.DatasetImporter;
import dev.marquee.training.dataset.SourceOptions;
import dev.marquee.training.publish.ModelsOptions;
import dev.marquee.training.publish.Outcome;
import dev.marquee.training.publish.Promotion;
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
            "One at a time. One that was interrupted goes on where it was: with the same data set, and with the bundle if"
                    + " that was trained already. Where the served bundle was trained on the very same ratings, there is"
                    + " nothing to do. Leaves a record; see marquee runs."
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
            Answer answer = retrain(settings, folder.resolve(UNFINISHED));
            options.answer(answer);
            return answer.publication() == null || answer.publication().published()
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Answer retrain(Settings settings, Path file) throws IOException {
        Optional<UnfinishedRetraining> left = anew ? Optional.empty() : interrupted(file);
        UnfinishedRetraining begun;
        if (left.isPresent()) {
            begun = left.get();
        } else {
            String dataset = imported();
            Optional<String> served = anew ? Optional.empty() : servedFrom(dataset);
            if (served.isPresent()) {
                options.say("Nothing is new: bundle %s was trained on %s%n".formatted(served.get(), dataset));
                return new Answer(dataset, served.get(), false, null);
            }
            begun = new UnfinishedRetraining(dataset, null, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            begun.write(file);
        }
        Answer answer = finished(begun, settings, file, left.isPresent());
        Files.deleteIfExists(file);
        return answer;
    }

    /** What an earlier one has left that can still be used. */
    private Optional<UnfinishedRetraining> interrupted(Path file) throws IOException {
        Optional<UnfinishedRetraining> left = UnfinishedRetraining.read(file);
        if (left.isEmpty()
                || !Files.isDirectory(
                        options.datasets().folder().resolve(left.get().dataset()))) {
            return Optional.empty();
        }
        options.say("Going on with the retraining of %s on %s, which was interrupted%n"
                .formatted(left.get().startedAt(), left.get().dataset()));
        return left;
    }

    private String imported() throws IOException {
        var importer = new DatasetImporter(options.datasets(), line -> options.say(line + System.lineSeparator()));
        DatasetImporter.Outcome outcome = importer.run(source.options(store()));
        options.say("Data set %s: %s%n".formatted(outcome.id(), outcome.size()));
        return outcome.id();
    }

    /** The store that was named; else that of the environment; else the embedded one, if it is there. */
    private @Nullable String store() {
        if (source.store() != null) {
            return source.store();
        }
        String server = System.getenv("MARQUEE_DATABASE_URL");
        if (server != null && !server.isBlank()) {
            return server;
        }
        Path embedded = options.home().resolve("store");
        return Files.isRegularFile(EmbeddedStore.file(embedded)) ? embedded.toString() : null;
    }

    private Optional<String> servedFrom(String dataset) {
        ModelsFolder models = options.models();
        return models.current()
                .filter(version -> models.manifest(version).dataset().equals(dataset));
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
