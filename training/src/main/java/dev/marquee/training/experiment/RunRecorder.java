package dev.marquee.training.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs work and leaves a record of it, whether it succeeds or fails: in {@code runs/}, and in MLflow where one is named.
 * A record that cannot be kept is a warning; it never fails the run.
 */
public final class RunRecorder {
    private static final int MAX_ERROR = 500;
    private static final RunRecord.Outcome NOTHING = new RunRecord.Outcome(Map.of(), Map.of(), Map.of());

    private final RunsFolder runs;
    private final Optional<Mlflow> mlflow;
    private final PrintWriter warnings;

    /**
     * Keeps records in a folder.
     *
     * @param mlflow where they go too
     * @param warnings told in one line what could not be kept
     */
    RunRecorder(RunsFolder runs, Optional<Mlflow> mlflow, PrintWriter warnings) {
        this.runs = runs;
        this.mlflow = mlflow;
        this.warnings = warnings;
    }

    /** Keeps records in the folder of state, and in the MLflow that {@code MLFLOW_TRACKING_URI} names. */
    public static RunRecorder of(Path home, PrintWriter warnings) {
        return new RunRecorder(new RunsFolder(home.resolve("runs")), Mlflow.named(System.getenv()), warnings);
    }

    /** What is recorded. */
    @FunctionalInterface
    public interface Work {
        /** Does it, and says what came of it. */
        RunRecord.Outcome run() throws IOException;
    }

    /** Does the work; what it throws is recorded and thrown on. */
    public RunRecord record(RunRecord.Plan plan, Work work) throws IOException {
        Instant startedAt = Instant.now();
        try {
            return keep(record(plan, startedAt, work.run(), null));
        } catch (IOException | RuntimeException | Error e) {
            keep(record(plan, startedAt, NOTHING, e));
            throw e;
        }
    }

    /** Does the work; where it fails, the answer says so. */
    public RunRecord attempt(RunRecord.Plan plan, Work work) {
        Instant startedAt = Instant.now();
        try {
            return keep(record(plan, startedAt, work.run(), null));
        } catch (IOException | RuntimeException e) {
            return keep(record(plan, startedAt, NOTHING, e));
        }
    }

    private static RunRecord record(
            RunRecord.Plan plan, Instant startedAt, RunRecord.Outcome outcome, @Nullable Throwable failure) {
        return new RunRecord(
                RunsFolder.newId(startedAt),
                plan.command(),
                plan.part(),
                plan.dataset(),
                System.getenv().getOrDefault("MARQUEE_COMMIT", "unknown"),
                named(plan.parameters()),
                plan.seeds(),
                startedAt,
                Duration.between(startedAt, Instant.now()).toMillis() / 1e3,
                PeakMemory.megabytes(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                failure == null ? 0 : 1,
                failure == null ? null : line(failure),
                outcome.headline(),
                JsonMapper.shared().valueToTree(outcome.metrics()),
                named(outcome.curves()));
    }

    private static Map<String, JsonNode> named(Object values) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        JsonMapper.shared()
                .<JsonNode>valueToTree(values)
                .properties()
                .forEach(entry -> named.put(entry.getKey(), entry.getValue()));
        return named;
    }

    private static String line(Throwable failure) {
        String message = failure.getClass().getName().startsWith("dev.marquee.") && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
        String line = message.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(MAX_ERROR, line.length()));
    }

    private RunRecord keep(RunRecord record) {
        try {
            runs.write(record);
        } catch (IOException | RuntimeException e) {
            warn("the record of this run could not be written: " + e);
        }
        mlflow.flatMap(server -> server.send(record)).ifPresent(this::warn);
        return record;
    }

    private void warn(String what) {
        warnings.println("marquee: " + what);
        warnings.flush();
    }
}
