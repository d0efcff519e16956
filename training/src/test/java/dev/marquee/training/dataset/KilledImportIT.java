package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed at any moment leaves a whole data set or none. */
@Timeout(120)
class KilledImportIT {
    @TempDir
    Path home;

    @Test
    void leavesNoHalfOfADataSet() throws IOException, InterruptedException {
        var datasets = new Datasets(home.resolve("datasets"));
        int killed = 0;
        for (String stage : new String[] {"reading", "checking", "measuring", "writing"}) {
            killed += killAt(stage) ? 1 : 0;
            try (var entries = Files.list(datasets.folder())) {
                for (Path entry : entries.toList()) {
                    String name = entry.getFileName().toString();
                    if (!name.startsWith(".") && !name.equals("current")) {
                        assertThat(Dataset.open(entry).ratings().size()).isEqualTo(100_004);
                    }
                }
            }
        }

        assertThat(killed).as("imports killed before their end").isPositive();
        assertThat(start().waitFor()).isZero();
        assertThat(datasets.resolve(null).ratings().size()).isEqualTo(100_004);
        try (var entries = Files.list(datasets.folder())) {
            assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith(".import-")))
                    .isEmpty();
        }
    }

    /** Kills an import as soon as it says that it has begun a stage; false if it was faster. */
    private boolean killAt(String stage) throws IOException, InterruptedException {
        Process process = start();
        try (var lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null && !line.startsWith(stage); ) {
                line = lines.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() != 0;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingApplication.class.getName(),
                        "import",
                        System.getProperty("marquee.sample"),
                        "--home",
                        home.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
