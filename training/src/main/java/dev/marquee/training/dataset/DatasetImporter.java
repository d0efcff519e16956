package dev.marquee.training.dataset;

import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Imports rating data into a folder of data sets: all of it or nothing. */
public final class DatasetImporter {
    private static final String WORK_PREFIX = ".import-";

    private final Datasets datasets;
    private final Consumer<String> progress;
    private final @Nullable Division division;

    /**
     * An importer that does all itself.
     *
     * @param progress is told in words what is being done
     */
    public DatasetImporter(Datasets datasets, Consumer<String> progress) {
        this(datasets, progress, null);
    }

    /**
     * An importer.
     *
     * @param progress is told in words what is being done
     * @param division among processes, or null where this one does all; the data set is the same
     */
    public DatasetImporter(Datasets datasets, Consumer<String> progress, @Nullable Division division) {
        this.datasets = datasets;
        this.progress = progress;
        this.division = division;
    }

    /**
     * The outcome of an import.
     *
     * @param id of the data set
     * @param folder where it is
     * @param reused whether the same files and options had been imported before
     * @param report what is in it
     */
    public record Outcome(String id, Path folder, boolean reused, DataReport report) {
        /** How much is in it, in words. */
        public String size() {
            return "%,d ratings of %,d movies by %,d users"
                    .formatted(report.ratings(), report.movies(), report.users());
        }

        /** What the operator should know, a line each. */
        public List<String> notes() {
            return report.notes();
        }
    }

    /**
     * Imports a source and makes it the current data set.
     *
     * @throws DatasetException if the source is refused; nothing is left behind then
     */
    public Outcome run(ImportOptions options) throws IOException {
        try (WorkFolder work = work(datasets)) {
            return run(options, work.path());
        }
    }

    /** Keeps the folder of data sets to one writer at a time. */
    static WorkFolder work(Datasets datasets) throws IOException {
        return WorkFolder.in(datasets.folder(), WORK_PREFIX)
                .orElseThrow(() ->
                        new DatasetException("another import into " + datasets.folder() + " is running; wait for it"));
    }

    private Outcome run(ImportOptions options, Path work) throws IOException {
        datasets.deleteExpired(Lifetime.of(System.getenv()), Instant.now())
                .forEach(id -> progress.accept("data set %s has expired and was deleted".formatted(id)));
        progress.accept("reading " + options.source());
        StagedSource source = StagedSource.stage(options, work, progress);
        Path place = datasets.folderOf(source.id());
        boolean reused = Files.exists(place);
        if (!reused) {
            Path folder = Files.createDirectory(work.resolve("dataset"));
            prepare(options, source, work, folder);
            if (source.takenAt() != null) {
                StoreCopy.remember(folder, source.takenAt());
            }
            DurableFile.publish(folder, place);
        } else if (source.takenAt() != null) {
            StoreCopy.remember(place, source.takenAt());
        }
        Dataset dataset = Dataset.open(place);
        datasets.setCurrent(dataset.id());
        return new Outcome(dataset.id(), place, reused, dataset.report());
    }

    private void prepare(ImportOptions options, StagedSource source, Path work, Path folder) throws IOException {
        try (DuckDb database = DuckDb.in(work)) {
            progress.accept("checking and joining");
            var preparation = new Preparation(database, source, options.maxRejectedPercent(), work, division);
            preparation.run();
            progress.accept("measuring");
            var report = new DataReporter(database)
                    .report(
                            source.id(),
                            source.file(Role.RATINGS).name(),
                            source.files(),
                            preparation.rejections(),
                            preparation.ratingCounts(),
                            preparation.erasedRows());
            progress.accept("writing " + source.id());
            DatasetFiles.write(database, work, folder, source.files().containsKey(Role.TAGS));
            DatasetFiles.write(folder.resolve(Dataset.REPORT), report);
            DatasetFiles.write(folder.resolve(Dataset.MANIFEST), manifest(options, source, report, database, folder));
        }
    }

    private static Manifest manifest(
            ImportOptions options, StagedSource source, DataReport report, DuckDb database, Path folder)
            throws IOException {
        boolean tags = source.files().containsKey(Role.TAGS);
        var counts = new Manifest.Counts(
                report.users(),
                report.movies(),
                report.ratings(),
                tags ? database.count("SELECT count(*) FROM tags_row WHERE cause IS NULL") : 0);
        return new Manifest(
                source.id(),
                StagedSource.PREPARATION_VERSION,
                options.maxRejectedPercent(),
                source.entries(),
                counts,
                DatasetFiles.entries(folder));
    }
}
