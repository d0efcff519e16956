package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.Division;
import dev.marquee.training.dataset.ImportOptions;
import dev.marquee.training.dataset.NastySource;
import dev.marquee.training.dataset.RatingEngine;
import dev.marquee.training.dataset.RatingWorkers;
import dev.marquee.training.dataset.SameDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two executors, which are processes of their own, import what one process imports alone. */
@Timeout(180)
class SparkImportClusterIT {
    private static final String CLUSTER = "local-cluster[2,1,1024]";

    @TempDir
    Path folder;

    private SameDataset same;

    @BeforeEach
    void folder() {
        same = new SameDataset(folder);
    }

    @AfterEach
    void nothingRunsOn() throws Exception {
        Executors.awaitEnd();
    }

    private static Division of(RatingEngine engine, long pieceBytes, long partRows) {
        return new Division(engine, CLUSTER, pieceBytes, partRows);
    }

    @Test
    void theSampleIsTheSame() throws IOException {
        same.assertSame(
                new ImportOptions(Path.of(System.getProperty("marquee.sample")), null, null, null, null, 1),
                of(new SparkRatings(), 300_000, 10_000));
    }

    @Test
    void anArchiveWithLinksAndDetailsIsTheSame() throws IOException {
        String data = System.getenv("MARQUEE_DATA");
        assumeTrue(data != null, "MARQUEE_DATA does not name the folder with the archives");

        same.assertSame(
                new ImportOptions(
                        Path.of(data, "ml-latest-small.zip"),
                        null,
                        Path.of(data, "tmdb-movies.ndjson.gz"),
                        null,
                        null,
                        1),
                of(new SparkRatings(), 300_000, 10_000));
    }

    /** Two executors, and something that happens once, when the first task of a stage has ended. */
    private record Disturbed(int stage, Runnable what, AtomicBoolean happened) implements RatingEngine {
        @Override
        public RatingWorkers start(@Nullable String master) {
            RatingWorkers workers = new SparkRatings().start(master);
            try {
                Executors.await(2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            SparkContext.getOrCreate().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.stageId() == stage && happened.compareAndSet(false, true)) {
                        what.run();
                    }
                }
            });
            return workers;
        }
    }

    @ParameterizedTest(name = "while executors {1}")
    @CsvSource({"0, check", "1, split what they have checked", "2, keep the last ratings"})
    void anExecutorThatDiesChangesNothing(int stage, String what) throws Exception {
        AtomicReference<ProcessHandle> killed = new AtomicReference<>();
        Runnable kill = () -> {
            killed.set(Executors.all().getFirst());
            killed.get().destroyForcibly();
        };

        same.assertSame(
                NastySource.in(folder, stage).options(60),
                of(new Disturbed(stage, kill, new AtomicBoolean()), 20_000, 500));

        assertThat(killed.get()).as(what).isNotNull();
        assertThat(killed.get().isAlive()).isFalse();
        assertThat(same.left("divided")).hasSize(2).contains("current");
    }

    /** Of many small pieces, so that others are being checked while the fourth attempt at one fails. */
    @Test
    void aTaskThatFailsEndsTheImportAndLeavesNothing() throws Exception {
        ImportOptions options = NastySource.in(folder, 4).options(60);
        Disturbed disturbed = new Disturbed(0, this::deleteStagedRatings, new AtomicBoolean());

        assertThatThrownBy(() -> same.run("failed", options, of(disturbed, 3_000, 500)))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("Spark gave up: ")
                .hasMessageContaining("NoSuchFileException")
                .hasMessageEndingWith("; nothing was imported, start again")
                .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));

        assertThat(disturbed.happened()).isTrue();
        assertThat(same.left("failed")).isEmpty();
    }

    private void deleteStagedRatings() {
        try (DirectoryStream<Path> works = Files.newDirectoryStream(folder.resolve("failed"), ".import-*")) {
            for (Path work : works) {
                Files.delete(work.resolve("ratings.lines"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusalLeavesNothing() throws Exception {
        same.assertRefused(NastySource.in(folder, 3).options(10), of(new SparkRatings(), 20_000, 500), "ratings.csv: ");
    }
}
