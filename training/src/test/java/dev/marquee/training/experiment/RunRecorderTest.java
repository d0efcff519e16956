package dev.marquee.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.training.dataset.DatasetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link RunRecorder} and {@link RunsFolder}. */
class RunRecorderTest {
    @TempDir
    private Path folder;

    private final StringWriter warnings = new StringWriter();

    private RunRecorder recorder(Path runs) {
        return new RunRecorder(new RunsFolder(runs), Optional.empty(), new PrintWriter(warnings));
    }

    @Test
    void aRunLeavesAllThatIsKnownOfIt() throws IOException {
        Instant before = Instant.now().minusMillis(1);
        RunRecord record = recorder(folder).record(Records.plan("train", 64), () -> Records.outcome(0.5));

        assertThat(Files.list(folder)).containsExactly(folder.resolve(record.id()));
        RunRecord read = new RunsFolder(folder).read(record.id());
        assertThat(read).isEqualTo(record);
        assertThat(read.command()).isEqualTo("train");
        assertThat(read.dataset()).isEqualTo("tiny-1");
        assertThat(read.parameters().get("twoTower").path("dimension").intValue())
                .isEqualTo(64);
        assertThat(read.seeds()).containsExactly(42L);
        assertThat(read.startedAt()).isBetween(before, Instant.now());
        assertThat(read.seconds()).isBetween(0.0, 60.0);
        assertThat(read.peakMemoryMb()).isBetween(10L, 100_000L);
        assertThat(read.java()).isEqualTo(System.getProperty("java.version"));
        assertThat(read.exit()).isZero();
        assertThat(read.error()).isNull();
        assertThat(read.headline()).containsEntry("ndcg@10", 0.5);
        assertThat(read.metrics().at("/retrieval/ease+metadata/ndcg@10").doubleValue())
                .isEqualTo(0.5);
        assertThat(read.curves().get("two-tower").at("/points/1/validation").doubleValue())
                .isEqualTo(0.25);
    }

    @Test
    void aFailureIsRecordedInOneLineAndThrownOn() throws IOException {
        DatasetException failure = new DatasetException("no disk\nat all");
        assertThatThrownBy(() -> recorder(folder).record(Records.plan("train", 64), () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        RunsFolder runs = new RunsFolder(folder);
        RunRecord record = runs.read(runs.ids().getFirst());
        assertThat(record.exit()).isEqualTo(1);
        assertThat(record.error()).isEqualTo("no disk at all");
        assertThat(record.headline()).isEmpty();
    }

    @Test
    void anAttemptThatFailsAnswersSo() {
        RunRecord record = recorder(folder).attempt(Records.plan("tune", 64), () -> {
            throw new IOException("x".repeat(1_000));
        });
        assertThat(record.exit()).isEqualTo(1);
        assertThat(record.error()).startsWith("java.io.IOException: xxx").hasSize(500);
        assertThat(new RunsFolder(folder).read(record.id())).isEqualTo(record);
    }

    @Test
    void aRecordThatCannotBeWrittenIsAWarning() throws IOException {
        Path file = Files.writeString(folder.resolve("runs"), "no folder");
        RunRecord record = recorder(file).record(Records.plan("train", 64), () -> Records.outcome(0.5));
        assertThat(record.exit()).isZero();
        assertThat(warnings.toString().lines()).hasSize(1);
        assertThat(warnings.toString()).contains("the record of this run could not be written");
    }

    @Test
    void idsSortByTimeAndOtherFoldersAreNoRuns() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("evaluation"));
        String early = RunsFolder.newId(Instant.parse("2026-01-31T09:59:59.999Z"));
        String late = RunsFolder.newId(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(early).startsWith("20260131-095959-999-").isLessThan(late);
        for (String id : new String[] {early, late}) {
            Files.createDirectories(folder.resolve(id));
        }
        assertThat(new RunsFolder(folder).ids()).containsExactly(late, early);
        assertThat(new RunsFolder(folder.resolve("none")).ids()).isEmpty();
    }

    @Test
    void nothingHalfWrittenIsLeft() throws IOException {
        for (int i = 0; i < 3; i++) {
            Records.recorded(folder, i, i);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("run.json", "run.json", "run.json");
        }
    }
}
