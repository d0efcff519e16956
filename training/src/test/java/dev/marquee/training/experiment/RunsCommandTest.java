package dev.marquee.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link RunsCommand}. */
class RunsCommandTest {
    @TempDir
    private Path home;

    private Path runs;
    private final List<RunRecord> records = new ArrayList<>();

    private record Answer(int exitCode, String out, String err) {
        JsonNode json() {
            assertThat(out.lines()).hasSize(1);
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeEach
    void recordThreeRuns() throws IOException {
        runs = home.resolve("runs");
        for (int i = 0; i < 3; i++) {
            String id = "20260101-00000%d-000-%d%d%d%d".formatted(i, i, i, i, i);
            RunRecord made = Records.recorded(home.resolve("made"), 64 + i / 2, 0.1 * i);
            Path file = Files.createDirectories(runs.resolve(id)).resolve("run.json");
            Files.writeString(
                    file,
                    Files.readString(home.resolve("made").resolve(made.id()).resolve("run.json"))
                            .replace(made.id(), id));
            records.add(new RunsFolder(runs).read(id));
        }
    }

    private Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(List.of(arguments));
        int exitCode = new CommandLine(new RunsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private String id(int run) {
        return records.get(run).id();
    }

    @Test
    void listsTheNewestFirst() {
        List<String> lines = run().out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith(id(2)).contains("train", "tiny-1", "42", "ndcg@10 0.2");
        assertThat(lines.get(3)).startsWith(id(0));
        assertThat(run("--last", "1").out().lines()).hasSize(2);
    }

    @Test
    void listsAsJson() {
        JsonNode json = run("--json", "--last", "2").json();
        assertThat(json.path("total").intValue()).isEqualTo(3);
        assertThat(json.path("damaged").isEmpty()).isTrue();
        assertThat(json.at("/runs/0/id").asString()).isEqualTo(id(2));
        assertThat(json.at("/runs/1/headline/ndcg@10").doubleValue()).isEqualTo(0.1);
        assertThat(json.path("runs")).hasSize(2);
    }

    @Test
    void damagedRecordsAreNamedAndSkipped() throws IOException {
        Files.writeString(runs.resolve(id(2)).resolve("run.json"), "{\"id\":");
        Files.writeString(runs.resolve(id(1)).resolve("run.json"), "{\"id\":\"" + id(1) + "\"}");
        Files.createDirectories(runs.resolve("20990101-000000-000-abcd"));
        Answer answer = run("--json");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.json().path("runs")).hasSize(1);
        assertThat(answer.json().at("/runs/0/id").asString()).isEqualTo(id(0));
        assertThat(answer.json().path("damaged")).hasSize(3);
        assertThat(answer.err().lines()).hasSize(3);
        assertThat(answer.err()).contains(id(2), id(1), "20990101-000000-000-abcd", "is damaged");
        Answer shown = run(id(2));
        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.err()).contains("is damaged");
    }

    @Test
    void aRecordThatIsTooLargeIsNotRead() throws IOException {
        Files.writeString(runs.resolve(id(0)).resolve("run.json"), " ".repeat((16 << 20) + 1));
        assertThat(run().err()).contains("is damaged: more than 16,777,216 bytes");
    }

    @Test
    void showsOneRun() {
        String shown = run("2222").out();
        assertThat(shown)
                .contains(
                        id(2),
                        "twoTower/dimension",
                        "65",
                        "retrieval/ease+metadata/ndcg@10",
                        "Curve of two-tower",
                        "epoch 2");
        assertThat(run(id(2), "--json")
                        .json()
                        .at("/curves/two-tower/points/0/loss")
                        .doubleValue())
                .isEqualTo(5.5);
    }

    @Test
    void comparesTwoAndMarksWhatDiffers() {
        List<String> lines =
                run("1111", "2222").out().lines().map(String::strip).toList();
        assertThat(lines).anyMatch(line -> line.matches("\\* twoTower/dimension +64 +65"));
        assertThat(lines).anyMatch(line -> line.matches("twoTower/epochs +30 +30"));
        assertThat(lines).anyMatch(line -> line.matches("\\* retrieval/ease\\+metadata/ndcg@10 +0\\.10000 +0\\.20000"));
        JsonNode json = run("1111", "2222", "--json").json();
        assertThat(json.path("first").asString()).isEqualTo(id(1));
        assertThat(json.path("parameters").values())
                .filteredOn(row -> row.path("differs").booleanValue())
                .extracting(row -> row.path("name").asString())
                .containsExactly("twoTower/dimension");
    }

    @Test
    void refusesIdsThatNameNoneOrMany() {
        assertThat(run("frobnicate").exitCode()).isEqualTo(2);
        assertThat(run("frobnicate").err()).contains("no run \"frobnicate\"", "./marquee runs lists them");
        assertThat(run("2026").err()).contains("\"2026\" may be any of 3 runs");
        assertThat(run("").exitCode()).isEqualTo(2);
        assertThat(run("--last", "0").err()).contains("--last is 0; expected 1 to 1,000");
        assertThat(run("../../etc").exitCode()).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNothingYet() throws IOException {
        home = Files.createDirectory(home.resolve("empty"));
        assertThat(run().exitCode()).isZero();
        assertThat(run().err()).contains("no run yet");
    }
}
