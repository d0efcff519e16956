package dev.marquee.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@link Mlflow} against a server on loopback. */
class MlflowIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final StringWriter warnings = new StringWriter();

    private RunRecorder recorder(String uri, Duration patience) {
        Mlflow mlflow = new Mlflow(uri, "marquee", patience);
        return new RunRecorder(new RunsFolder(folder), Optional.of(mlflow), new PrintWriter(warnings));
    }

    private static Map<String, String> named(JsonNode list) {
        Map<String, String> named = new LinkedHashMap<>();
        list.forEach(of -> named.put(of.path("key").asString(), of.path("value").asString()));
        return named;
    }

    @Test
    void aRunArrivesWithParametersMetricsAndCurves() throws IOException {
        try (MlflowServer server = new MlflowServer()) {
            RunRecord record =
                    recorder(server.url(), LONG).record(Records.plan("train", 64), () -> Records.outcome(0.5));

            assertThat(warnings.toString()).isEmpty();
            assertThat(server.calls())
                    .containsExactly(
                            "experiments/search", "experiments/create", "runs/create", "runs/log-batch", "runs/update");
            assertThat(server.sent("experiments/create").getFirst().path("name").asString())
                    .isEqualTo("marquee");
            assertThat(server.sent("experiments/search")
                            .getFirst()
                            .path("filter")
                            .asString())
                    .isEqualTo("name = 'marquee'");
            JsonNode created = server.sent("runs/create").getFirst();
            assertThat(created.path("experiment_id").asString()).isEqualTo("7");
            assertThat(created.path("start_time").asLong())
                    .isEqualTo(record.startedAt().toEpochMilli());
            assertThat(named(created.path("tags")))
                    .contains(entry("mlflow.runName", record.id()), entry("mlflow.source.git.commit", record.commit()));
            JsonNode logged = server.sent("runs/log-batch").getFirst();
            assertThat(named(logged.path("params")))
                    .contains(
                            entry("twoTower/dimension", "64"),
                            entry("twoTower/epochs", "30"),
                            entry("dataset", "tiny-1"),
                            entry("seeds", "[42]"));
            assertThat(named(logged.path("metrics")))
                    .contains(entry("ndcg_at_10", "0.5"), entry("report/retrieval/ease_metadata/ndcg_at_10", "0.5"))
                    .containsKeys("seconds", "peak_memory_mb");
            assertThat(logged.path("metrics").values())
                    .filteredOn(metric -> metric.path("key").asString().equals("curve/two-tower/loss"))
                    .extracting(
                            metric -> metric.path("step").asInt(),
                            metric -> metric.path("value").asDouble())
                    .containsExactly(tuple(1, 5.5), tuple(2, 4.5));
            JsonNode ended = server.sent("runs/update").getFirst();
            assertThat(ended.path("run_id").asString()).isEqualTo("r1");
            assertThat(ended.path("status").asString()).isEqualTo("FINISHED");
        }
    }

    @Test
    void aSecondRunUsesTheSameExperimentAndAFailedOneIsCalledSo() throws IOException {
        try (MlflowServer server = new MlflowServer()) {
            RunRecorder recorder = recorder(server.url(), LONG);
            recorder.record(Records.plan("train", 64), () -> Records.outcome(0.5));
            recorder.attempt(Records.plan("train", 64), () -> {
                throw new IOException("no disk");
            });
            assertThat(server.sent("experiments/create")).hasSize(1);
            assertThat(server.sent("runs/update").getLast().path("status").asString())
                    .isEqualTo("FAILED");
            assertThat(named(server.sent("runs/create").getLast().path("tags")))
                    .containsEntry("error", "java.io.IOException: no disk");
        }
    }

    @Test
    void manyValuesComeInBatches() throws IOException {
        Map<String, Integer> many = new LinkedHashMap<>();
        IntStream.range(0, 2_000).forEach(i -> many.put("m" + i, i));
        try (MlflowServer server = new MlflowServer()) {
            RunRecord.Plan plan = new RunRecord.Plan("train", null, "tiny-1", many, List.of(1L));
            recorder(server.url(), LONG).record(plan, () -> new RunRecord.Outcome(Map.of(), many, Map.of()));
            List<JsonNode> batches = server.sent("runs/log-batch");
            assertThat(batches)
                    .allMatch(batch -> batch.path("metrics").size() <= 1_000
                            && batch.path("params").size() <= 100);
            assertThat(batches.stream()
                            .mapToInt(batch -> batch.path("metrics").size())
                            .sum())
                    .isEqualTo(2_002);
            assertThat(batches.stream()
                            .mapToInt(batch -> batch.path("params").size())
                            .sum())
                    .isEqualTo(2_002);
        }
    }

    private void assertKeptWithOneWarning(RunRecorder recorder, String warning) throws IOException {
        RunRecord first = recorder.record(Records.plan("train", 64), () -> Records.outcome(0.5));
        RunRecord second = recorder.record(Records.plan("train", 64), () -> Records.outcome(0.6));
        assertThat(warnings.toString().lines()).hasSize(1);
        assertThat(warnings.toString()).contains("MLflow at http://127.0.0.1:", warning);
        assertThat(new RunsFolder(folder).ids()).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void aServerThatIsNotThereIsOneWarning() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertKeptWithOneWarning(recorder("http://127.0.0.1:" + port, LONG), "could not take the run");
    }

    @Test
    void aServerThatHangsIsGivenUp() throws IOException {
        try (MlflowServer server = new MlflowServer().hanging()) {
            assertKeptWithOneWarning(recorder(server.url(), SHORT), "did not answer within 0.3 s");
            assertThat(server.calls()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aServerThatFailsIsOneWarning() throws IOException {
        try (MlflowServer server = new MlflowServer().failing()) {
            assertKeptWithOneWarning(recorder(server.url(), LONG), "could not take the run");
        }
    }

    @Test
    void theServerIsNamedByTheEnvironment() {
        assertThat(Mlflow.named(Map.of())).isEmpty();
        assertThat(Mlflow.named(Map.of("MLFLOW_TRACKING_URI", " "))).isEmpty();
        assertThat(Mlflow.named(Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:5000")))
                .isPresent();
    }
}
