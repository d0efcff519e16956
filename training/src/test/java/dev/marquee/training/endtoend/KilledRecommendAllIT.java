package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.tensorflow.TinyBundle;
import dev.marquee.training.TrainingApplication;
import dev.marquee.training.endtoend.Commands.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lists of a run that is killed, refused or repeated, with a bundle of another catalogue. */
@Timeout(180)
class KilledRecommendAllIT {
    private static final int FILES = 12;

    @TempDir
    private static Path home;

    private static Path undisturbed;

    @BeforeAll
    static void makeOnce() throws IOException {
        Commands commands = new Commands(home);
        Path invented = home.resolve("invented");
        TrainingApplication.commandLine()
                .execute("generate", "--users=11500", "--movies=100", "--ratings=115000", invented.toString());
        commands.run("import", invented.toString(), "--json").json();
        new TinyBundle(1).publish(home.resolve("models"));
        undisturbed = home.resolve("undisturbed");
        assertThat(commands.run("recommend-all", "--out", undisturbed.toString())
                        .out())
                .contains("11,500 users have their lists of 20 in " + undisturbed, "users/s");
    }

    private static List<Path> parts(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .toList();
        }
    }

    private static List<Path> scratch(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".work-"))
                    .toList();
        }
    }

    private static Process start(Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingApplication.class.getName(),
                        "recommend-all",
                        "--out",
                        out.toString(),
                        "--home",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        String natives = "TENSORFLOW_LIBRARY_PATH";
        builder.environment().put(natives, System.getProperty(natives));
        return builder.start();
    }

    @Test
    void goesOnWhereItWasKilledAndEndsWithTheSameBytes() throws Exception {
        Path out = home.resolve("killed");
        Process killed = start(out);
        try {
            while (parts(out).isEmpty() && killed.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(parts(out)).hasSizeBetween(1, FILES - 1);
        assertThat(out.resolve("manifest.json")).doesNotExist();
        int before = parts(out).size();

        Answer next = new Commands(home).run("recommend-all", "--out", out.toString(), "--json");

        assertThat(next.json().path("files").intValue()).isEqualTo(FILES);
        assertThat(next.json().path("filesMade").intValue()).isEqualTo(FILES - before);
        assertThat(parts(out)).hasSize(FILES);
        assertThat(scratch(out)).isEmpty();
        for (Path part : parts(out)) {
            assertThat(part).hasSameBinaryContentAs(undisturbed.resolve(part.getFileName()));
        }
        assertThat(out.resolve("manifest.json")).hasSameBinaryContentAs(undisturbed.resolve("manifest.json"));
    }

    @Test
    void makesNothingAgain() {
        Answer again = new Commands(home).run("recommend-all", "--out", undisturbed.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).endsWith("12 files); all of them were there\n");
    }

    @Test
    void goesOnWithTheBundleThatItBeganWith() throws IOException {
        ModelsFolder models = new ModelsFolder(home.resolve("models"));
        Bundle begun = models.open(models.current().orElseThrow());
        Bundle newer = new TinyBundle(2).publish(models.path());
        try {
            Answer again = new Commands(home).run("recommend-all", "--out", undisturbed.toString(), "--json");
            Answer other = new Commands(home)
                    .run("recommend-all", "--out", undisturbed.toString(), "--bundle", newer.version());

            assertThat(again.json().at("/plan/bundle").asString()).isEqualTo(begun.version());
            assertThat(again.json().path("filesMade").intValue()).isZero();
            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.err()).contains("with bundle " + begun.version(), "with bundle " + newer.version());
        } finally {
            models.makeCurrent(begun);
        }
    }

    @Test
    void showsPopularFilmsToWhomTheBundleDoesNotKnow() throws IOException {
        List<String> lines = Files.readAllLines(undisturbed.resolve("part-000003.ndjson"));

        assertThat(lines).hasSize(1_000);
        assertThat(lines).anyMatch(line -> line.contains("\"predictedRating\":null,\"source\":\"popular\""));
        assertThat(lines).anyMatch(line -> line.contains("\"source\":\"two-tower\""));
        assertThat(lines).noneMatch(line -> line.contains("popular") && line.contains("two-tower"));
    }

    @Test
    void refusesOtherParametersAndWhatIsNotThere() {
        Commands commands = new Commands(home);

        assertThat(commands.run("recommend-all", "--out", undisturbed.toString(), "--limit", "30"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(1))
                .satisfies(answer -> assertThat(answer.err())
                        .contains("has lists of 20 for data set", "asked for are lists of 30 for", "another --out"));
        assertThat(commands.run("recommend-all", "--limit", "101"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("--limit is 101; expected 1 to 100"));
        assertThat(commands.run("recommend-all", "--bundle", "20200101-abcdef"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("there is no bundle 20200101-abcdef in"));
        assertThat(commands.run("recommend-all", "--master", "local[1]"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("give --engine spark with it"));
        assertThat(commands.run(
                        "recommend-all",
                        "--engine",
                        "spark",
                        "--out",
                        home.resolve("spark").toString()))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(1))
                .satisfies(answer -> assertThat(answer.err()).contains("Spark is not here; start ./marquee"));
    }
}
