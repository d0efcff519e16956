package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.TrainingApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed, and one beside another. */
@Timeout(300)
class KilledTrainIT {
    @TempDir
    private Path home;

    @BeforeEach
    void importTheTinyCatalogue() throws Exception {
        TwoTastes.write(home.resolve("tiny"));
        Process importing = run("import", home.resolve("tiny").toString());
        String said = output(importing);
        assertThat(importing.waitFor()).as(said).isZero();
    }

    @Test
    void leavesNothingAfterTheNextOne() throws Exception {
        Process killed = run("train");
        try (BufferedReader lines = killed.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("two-tower")))
                    .isTrue();
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(scratch()).isNotEmpty();

        Process next = run("train");
        assertThat(output(next)).contains("Wrote bundle").endsWith("To serve it, run ./marquee publish\n");
        assertThat(next.waitFor()).isZero();
        assertThat(home.resolve("models/current")).doesNotExist();
        assertThat(scratch()).isEmpty();
    }

    @Test
    void refusesToRunBesideAnother() throws Exception {
        Process first = run("train");
        try (BufferedReader lines = first.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("two-tower")))
                    .isTrue();
            Process second = run("train");
            assertThat(output(second)).contains("another training or publication in", "is running; wait for it");
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(scratch()).hasSize(1);
            assertThat(lines.lines().anyMatch(line -> line.contains("Wrote bundle")))
                    .isTrue();
        }
        assertThat(first.waitFor()).isZero();
    }

    @Test
    void aRetrainingGoesOnWhereItWasKilled() throws Exception {
        String base = home.resolve("tiny").toString();
        Process killed = run("retrain", base);
        try (BufferedReader lines = killed.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("two-tower")))
                    .isTrue();
            Process beside = run("retrain", base);
            assertThat(output(beside)).contains("another retraining in", "is running; wait for it");
            assertThat(beside.waitFor()).isEqualTo(1);
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Path unfinished = home.resolve("runs/retrain/unfinished.json");
        assertThat(unfinished).exists();

        // The files have changed meanwhile: what was begun is finished first.
        Files.writeString(home.resolve("tiny/ratings.csv"), "1,5,3.0,1500000000\n", StandardOpenOption.APPEND);
        Process next = run("retrain", base);
        assertThat(output(next)).contains("Going on with the retraining of ", "Published bundle ");
        assertThat(next.waitFor()).isZero();
        assertThat(unfinished).doesNotExist();
        assertThat(Files.readString(home.resolve("datasets/current")))
                .isEqualTo(new ModelsFolder(home.resolve("models"))
                                .manifest(Files.readString(home.resolve("models/current"))
                                        .strip())
                                .dataset()
                        + "\n");
    }

    @Test
    void aRetrainingThatWasKilledBeforeThePublicationOnlyPublishes() throws Exception {
        String base = home.resolve("tiny").toString();
        Process killed = run("retrain", base);
        try (BufferedReader lines = killed.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("Wrote bundle")))
                    .isTrue();
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("models/current")).doesNotExist();
        String version = new ModelsFolder(home.resolve("models")).versions().getFirst();

        Process next = run("retrain", base);
        assertThat(output(next))
                .contains("Going on with the retraining of ", "Published bundle " + version)
                .doesNotContain("two-tower");
        assertThat(next.waitFor()).isZero();
    }

    private List<Path> scratch() throws IOException {
        try (Stream<Path> entries = Files.list(home.resolve("models"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(".staging-"))
                    .toList();
        }
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Runs a command with both of its outputs in one. */
    private Process run(String... command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainingApplication.class.getName()));
        line.addAll(Arrays.asList(command));
        line.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        String natives = "TENSORFLOW_LIBRARY_PATH";
        builder.environment().put(natives, System.getProperty(natives));
        return builder.start();
    }
}
