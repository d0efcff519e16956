package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.endtoend.Commands.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code tune} on a tiny data set, and what {@code train} and {@code evaluate} make of its answer. */
class TuneIT {
    private static final String SPACE = """
            {"twoTower": {"epochs": [5], "dimension": [8, 16]}, "twoTowerRatings": {"minMovieRatings": [2]},
             "positivesFrom": [3.5], "dcn": {"epochs": [2], "dimension": [4]}, "dcnRatings": {"newestRatings": [10]}}
            """;

    @TempDir
    private static Path folder;

    private static Path space;

    @BeforeAll
    static void imports() throws IOException {
        TwoTastes.write(folder.resolve("source"));
        space = Files.writeString(folder.resolve("space.json"), SPACE);
        assertThat(commands().run("import", folder.resolve("source").toString()).exitCode())
                .isZero();
    }

    private static Commands commands() {
        return new Commands(folder.resolve("home"));
    }

    private static Answer tune(String... options) {
        return commands()
                .run(Stream.concat(Stream.of("tune", "--json"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static List<String> values(JsonNode report) {
        return report.path("trials").values().stream()
                .map(trial -> "%s %s %s"
                        .formatted(
                                trial.path("trial").intValue(),
                                trial.path("model").asString(),
                                trial.path("value").asDouble()))
                .toList();
    }

    @Test
    void theSameCommandGoesOnWhereItStoppedAndTheBestTrains() throws IOException {
        String[] options = {"--space", space.toString(), "--seed", "3"};
        JsonNode first = tune(Stream.concat(Stream.of(options), Stream.of("--trials", "3"))
                        .toArray(String[]::new))
                .json();
        assertThat(first.path("trials")).hasSize(3);
        Path tune = folder.resolve("home/runs").resolve(first.path("tune").asString());

        // What a killed search leaves: the record of its current trial is not there.
        DurableFile.deleteTree(
                folder.resolve("home/runs").resolve(first.at("/trials/2/run").asString()));
        Answer again = tune(
                Stream.concat(Stream.of(options), Stream.of("--trials", "4")).toArray(String[]::new));
        JsonNode second = again.json();
        assertThat(second.path("tune")).isEqualTo(first.path("tune"));
        assertThat(values(second))
                .startsWith(values(first).toArray(String[]::new))
                .hasSize(4);
        assertThat(second.at("/trials/0/run")).isEqualTo(first.at("/trials/0/run"));
        assertThat(again.err()).contains("trial 2, two-tower", "trial 3, dcn").doesNotContain("trial 1, dcn");

        JsonNode resumed = tune("--resume", second.path("tune").asString(), "--trials", "4")
                .json();
        assertThat(resumed).isEqualTo(second);
        JsonNode best = JsonMapper.shared().readTree(Files.readString(tune.resolve("best.json")));
        assertThat(best.toString()).isEqualTo(second.path("best").toString());
        assertTrains(tune.resolve("best.json"), best);
    }

    private static void assertTrains(Path parameters, JsonNode best) {
        JsonNode trained = commands()
                .run("train", "--json", "--parameters", parameters.toString())
                .json();
        ModelsFolder models = new ModelsFolder(folder.resolve("home/models"));
        Bundle bundle = models.open(trained.path("modelVersion").asString());
        best.properties()
                .forEach(entry -> assertThat(bundle.manifest()
                                .parameters()
                                .get(entry.getKey())
                                .toString())
                        .isEqualTo(entry.getValue().toString()));
        String[] evaluate = {"evaluate", "--json", "--seeds", "3", "--models", "two-tower"};
        JsonNode asTuned = commands()
                .run(Stream.concat(Stream.of(evaluate), Stream.of("--parameters", parameters.toString()))
                        .toArray(String[]::new))
                .json();
        assertThat(asTuned.at("/retrieval/two-tower/ndcg@10/mean").isNumber()).isTrue();
        JsonNode runs = commands().run("runs", "--json", "--last", "2").json();
        assertThat(runs.at("/runs/0/command").asString()).isEqualTo("evaluate");
        assertThat(runs.at("/runs/1/command").asString()).isEqualTo("train");
        JsonNode record = commands()
                .run("runs", "--json", runs.at("/runs/1/id").asString())
                .json();
        assertThat(record.path("parameters").toString()).isEqualTo(best.toString());
        assertThat(record.at("/metrics/modelVersion")).isEqualTo(trained.path("modelVersion"));
        assertThat(record.at("/curves/dcn/points").isEmpty()).isFalse();
    }

    @Test
    void aTrialThatFailsIsRecordedAndTheNextOneIsMade() throws IOException {
        Path none = Files.writeString(
                folder.resolve("none.json"),
                "{\"dcnRatings\": {\"minUserRatings\": [1000]}, \"dcn\": {\"epochs\": [2]}}");
        Answer answer = tune("--space", none.toString(), "--trials", "9");
        JsonNode report = JsonMapper.shared().readTree(answer.out());
        assertThat(report.path("trials").values())
                .anySatisfy(
                        trial -> assertThat(trial.path("error").asString("")).contains("none is left to learn from"));
        assertThat(report.at("/trials/0/value").isNumber()).isTrue();
        assertThat(report.at("/best/dcnRatings/minUserRatings").intValue()).isZero();
    }

    @Test
    void aSpentBudgetMakesTheDefaultsOnly() {
        JsonNode report = tune("--budget", "1s", "--space", space.toString(), "--models", "dcn", "--seed", "5")
                .json();
        assertThat(report.at("/trials/0/changed").isEmpty()).isTrue();
        assertThat(report.path("best").path("dcn").path("epochs").intValue()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--budget soon | --budget is \"soon\"",
                "--budget 0s | expected a time such as 20m",
                "--trials 0 | at least 1",
                "--models bert | there are two-tower, dcn",
                "--space nowhere.json | --space cannot read",
                "--resume tune-1 | no search \"tune-1\"",
                "--resume tune-12345678 --seed 1 | leave out --dataset, --models, --space and --seed"
            })
    void refusesWhatItDoesNotKnow(String options, String message) throws IOException {
        List<Path> before = runs();
        Answer answer = commands()
                .run(Stream.concat(Stream.of("tune"), Stream.of(options.split(" ")))
                        .toArray(String[]::new));
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(answer.out()).isEmpty();
        assertThat(runs()).isEqualTo(before);
    }

    private static List<Path> runs() throws IOException {
        Path runs = folder.resolve("home/runs");
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.sorted().toList();
        }
    }

    @Test
    void parametersThatAreNotKnownAreRefusedBeforeAnythingIsDone() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"dcn\":{\"depth\":3}}");
        List<Path> before = runs();
        for (String command : List.of("train", "evaluate")) {
            Answer answer = commands().run(command, "--parameters", wrong.toString());
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err()).contains("--parameters", "wrong.json", "depth");
        }
        assertThat(runs()).isEqualTo(before);
    }
}
