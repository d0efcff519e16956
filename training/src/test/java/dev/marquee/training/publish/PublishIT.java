package dev.marquee.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.tensorflow.TinyBundle;
import dev.marquee.training.TrainingApplication;
import dev.marquee.training.evaluation.CombinedScore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The commands {@code publish} and {@code rollback} on tiny bundles. */
@Timeout(120)
class PublishIT {
    private static final double STANDARD_ERROR = 0.04;

    @TempDir
    private Path home;

    private ModelsFolder models;
    private long written;

    @BeforeEach
    void inAnEmptyFolder() {
        models = new ModelsFolder(home.resolve("models"));
    }

    private record Run(int exitCode, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Run run(String... command) {
        String[] arguments = Arrays.copyOf(command, command.length + 2);
        arguments[command.length] = "--home";
        arguments[command.length + 1] = home.toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private TinyBundle scoring(double value) {
        ObjectNode evaluation = JsonMapper.shared().createObjectNode();
        evaluation.set(
                "score",
                JsonMapper.shared().valueToTree(new CombinedScore(value, STANDARD_ERROR, 1.5, 1.3, 1.05, List.of())));
        return new TinyBundle(++written).evaluatedOn(evaluation);
    }

    private Bundle write(double score) throws IOException {
        return scoring(score).write(models.path());
    }

    private Bundle served(double score) throws IOException {
        return scoring(score).publish(models.path());
    }

    @Test
    void publishesWhatPassesAndShowsEachFigureWithItsLimit() throws IOException {
        Bundle bundle = write(1.3);

        Run run = run("publish", bundle.version());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(models.current()).hasValue(bundle.version());
        assertThat(run.out().lines().filter(line -> line.contains("; limit: ")))
                .hasSize(7)
                .allMatch(line -> line.startsWith("  passed  "));
        assertThat(run.out())
                .contains(
                        "files, golden replay",
                        "5 cases",
                        "1.3000",
                        "above 1, the baselines",
                        "the reference network's")
                .contains("200.0 MB", "160.0 MB", "Published bundle " + bundle.version());
    }

    @Test
    void takesTheNewestBundleAndAnswersWithOneJsonObject() throws IOException {
        Bundle before = served(1.2);
        Path manifest = models.path().resolve(before.version()).resolve("manifest.json");
        Files.setLastModifiedTime(manifest, FileTime.fromMillis(1_000));
        Bundle bundle = write(1.3);

        Run run = run("publish", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode json = run.json();
        assertThat(json.path("modelVersion").asString()).isEqualTo(bundle.version());
        assertThat(json.path("published").booleanValue()).isTrue();
        assertThat(json.path("forced").booleanValue()).isFalse();
        assertThat(json.path("previous").asString()).isEqualTo(before.version());
        assertThat(json.path("bytes").longValue()).isEqualTo(bundle.manifest().bytes());
        assertThat(json.path("score").path("value").doubleValue()).isEqualTo(1.3);
        assertThat(json.path("checks").valueStream().map(check -> check.path("passed")))
                .hasSize(7)
                .allMatch(JsonNode::booleanValue);
    }

    @Test
    void refusesAnAlteredFileEvenByForce() throws IOException {
        Bundle current = served(1.3);
        Bundle bundle = write(1.3);
        Path file = bundle.path(Role.INDEX);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Run run = run("publish", bundle.version(), "--force", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().path("published").booleanValue()).isFalse();
        assertThat(run.err())
                .contains("FAILED", "was altered: retrieval/hnsw.bin", current.version() + " is still the current one");
        assertThat(models.current()).hasValue(current.version());
    }

    @Test
    void refusesOtherOutputsThanThoseOfTrainingEvenByForce() throws IOException {
        Bundle bundle = scoring(1.3)
                .withGolden(golden -> {
                    Golden.Case first = golden.cases().getFirst();
                    List<Float> embedding = new ArrayList<>(first.userEmbedding());
                    embedding.set(0, embedding.getFirst() + 0.001f);
                    return new Golden(List.of(new Golden.Case(
                            first.history(), first.year(), embedding, first.movieIds(), first.predictedRatings())));
                })
                .write(models.path());

        Run run = run("publish", bundle.version(), "--force");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED", "golden replay: user embedding of case 0");
        assertThat(models.current()).isEmpty();
    }

    @Test
    void recordsForceInTheManifest() throws IOException {
        served(1.3);
        Bundle bad = write(0.5);
        Run refused = run("publish", bad.version());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("FAILED  combined score", "0.5000", "1 of 7 checks failed");

        Run run = run("publish", bad.version(), "--force", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        String version = run.json().path("modelVersion").asString();
        assertThat(version).isNotEqualTo(bad.version());
        assertThat(models.current()).hasValue(version);
        Manifest.Forced forced = models.open(version).manifest().forced();
        assertThat(forced).isNotNull();
        assertThat(forced.of()).isEqualTo(bad.version());
        assertThat(forced.failed()).singleElement().asString().startsWith("combined score: 0.5000 ");
        assertThat(run.err())
                .contains("Published bundle %s, by force and therefore as %s".formatted(bad.version(), version));
    }

    @Test
    void refusesABundleOfAnotherFeatureSchema() throws IOException {
        Bundle current = served(1.3);
        String other = scoringOfAnotherSchema();

        Run run = run("publish", other, "--force");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("was trained with another feature schema", "train again");
        assertThat(models.current()).hasValue(current.version());
    }

    private String scoringOfAnotherSchema() throws IOException {
        List<String> before = models.versions();
        try {
            scoring(1.3).ofSchema("0".repeat(64)).write(models.path());
        } catch (BundleException expected) {
            assertThat(expected).hasMessageContaining("feature schema");
        }
        return models.versions().stream()
                .filter(version -> !before.contains(version))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesWhatIsBeyondALimit() throws IOException {
        Bundle bundle = write(1.3);
        StringBuilder said = new StringBuilder();

        Outcome outcome =
                new Promotion(models, new Limits(0, 0, 1.1, 1, -1), said::append).publish(bundle.version(), false);

        assertThat(outcome.published()).as(said.toString()).isFalse();
        assertThat(outcome.checks().stream().filter(check -> !check.passed()).map(Check::name))
                .containsExactly(
                        "latency, median",
                        "latency, 99th percentile",
                        "recall of the index",
                        "size on disk",
                        "heap when loaded");
        assertThat(said).contains("5 of 7 checks failed", "there is still no current one");
        assertThat(models.current()).isEmpty();
    }

    @Test
    void refusesAnIndexThatFindsTooLittleAndSaysHowMuch() throws IOException {
        Bundle bundle = scoring(1.3).withRecall(0.94).write(models.path());

        Run run = run("publish", bundle.version());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED  recall of the index", "0.9400 of the best 100 by int8", "limit: 0.95");
        assertThat(models.current()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"20000101-abcdef", "../../etc", "latest"})
    void namesTheVersionsThatThereAre(String version) throws IOException {
        Bundle bundle = write(1.3);

        Run run = run("publish", version);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no bundle " + version, "there are " + bundle.version());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhatToRunWhereThereIsNoBundle() {
        Run run = run("publish");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no bundle in", "run ./marquee train");
        assertThat(models.path()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"publish", "rollback"})
    void waitsForNobody(String command) throws IOException {
        served(1.3);
        write(1.3);
        try (WorkFolder _ = models.work()) {
            Run run = run(command);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("another training or publication in", "is running; wait for it");
        }
    }

    @Test
    void returnsToTheBundleBeforeAndThenToTheOneBeforeThat() throws IOException {
        Bundle first = served(1.1);
        Bundle second = served(1.2);
        Bundle third = served(1.3);

        Run once = run("rollback");
        assertThat(once.exitCode()).as(once.err()).isZero();
        assertThat(once.out())
                .contains("Bundle %s is the one to serve again, in place of %s"
                        .formatted(second.version(), third.version()));
        assertThat(models.current()).hasValue(second.version());

        Run twice = run("rollback", "--json");
        assertThat(twice.exitCode()).as(twice.err()).isZero();
        assertThat(twice.json().path("modelVersion").asString()).isEqualTo(first.version());
        assertThat(twice.json().path("replaced").asString()).isEqualTo(second.version());

        Run again = run("rollback");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("no bundle that was served before " + first.version());
        assertThat(models.current()).hasValue(first.version());
    }

    @Test
    void doesNotReturnToAnAlteredBundle() throws IOException {
        Bundle first = served(1.1);
        Bundle second = served(1.2);
        Files.writeString(first.path(Role.ITEM_VECTORS), "altered");

        Run run = run("rollback");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(first.version(), "was altered: retrieval/item-vectors.bin");
        assertThat(models.current()).hasValue(second.version());
    }

    @Test
    void leavesTheCurrentBundleWhereItIsKilled() throws Exception {
        Bundle current = served(1.3);
        Bundle bundle = write(1.3);

        Process process = start("publish", bundle.version(), "--force");
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("files, golden replay")))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(models.current()).hasValue(current.version());
        assertThat(models.open(current.version()).manifest()).isEqualTo(current.manifest());
        assertThat(run("publish", bundle.version()).exitCode()).isZero();
        try (Stream<Path> entries = Files.list(models.path())) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "current", "history", current.version(), bundle.version());
        }
    }

    /** A limit of 0 bytes a file stands for a disk that is full: each write fails, whatever the file system is. */
    @ParameterizedTest
    @ValueSource(strings = {"publish", "rollback"})
    @EnabledOnOs(OS.LINUX)
    void leavesEverythingAsItIsWhenTheDiskIsFull(String name) throws Exception {
        served(1.2);
        Bundle current = served(1.3);
        Bundle bundle = write(1.4);
        Files.createFile(models.path().resolve(".lock"));
        Set<String> before = entries();

        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"));
        command.addAll(line(name));
        Process process = process(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .containsPattern(name + ": .*" + (name.equals("publish") ? bundle.version() : "rollback") + " failed: ")
                .contains("File too large", "; the current bundle is " + current.version())
                .doesNotContain("\tat ");
        assertThat(entries()).isEqualTo(before);
        assertThat(models.current()).hasValue(current.version());
        assertThat(models.open(current.version()).version()).isEqualTo(current.version());
        assertThat(run("publish", bundle.version()).exitCode()).isZero();
        assertThat(models.current()).hasValue(bundle.version());
    }

    private Set<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(models.path())) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Process start(String... command) throws IOException {
        return process(line(command));
    }

    private List<String> line(String... command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainingApplication.class.getName()));
        line.addAll(Arrays.asList(command));
        line.addAll(List.of("--home", home.toString()));
        return line;
    }

    private static Process process(List<String> line) throws IOException {
        String natives = "TENSORFLOW_LIBRARY_PATH";
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put(natives, System.getProperty(natives));
        return builder.start();
    }
}
