package dev.marquee.training.experiment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mlflow.tracking.MlflowClient;

/**
 * A tracking server of MLflow. Its client waits without a limit, so that it works on a thread of its own, which is left
 * behind when the time is up. After the first failure nothing more is sent. Not thread-safe.
 */
final class Mlflow {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String uri;
    private final String experiment;
    private final Duration patience;
    private boolean failed;

    /**
     * Names the server.
     *
     * @param experiment made there if it is not there yet
     * @param patience for all calls of one record together
     */
    Mlflow(String uri, String experiment, Duration patience) {
        this.uri = uri;
        this.experiment = experiment;
        this.patience = patience;
    }

    /** The server that MLflow's own variables name, if they do. */
    static Optional<Mlflow> named(Map<String, String> environment) {
        String uri = environment.getOrDefault("MLFLOW_TRACKING_URI", "");
        String experiment = environment.getOrDefault("MLFLOW_EXPERIMENT_NAME", "marquee");
        return uri.isBlank() ? Optional.empty() : Optional.of(new Mlflow(uri.strip(), experiment, PATIENCE));
    }

    /** Sends a record; the answer is what to warn of, if it could not be sent in time. */
    Optional<String> send(RunRecord record) {
        if (failed) {
            return Optional.empty();
        }
        FutureTask<Void> sending = new FutureTask<>(() -> sendNow(record), null);
        Thread.ofPlatform().daemon().name("mlflow").start(sending);
        try {
            sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            sending.cancel(true);
            return failed("did not answer within %.1f s".formatted(patience.toMillis() / 1e3));
        } catch (ExecutionException e) {
            return failed("could not take the run: "
                    + String.valueOf(e.getCause()).lines().findFirst().orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("was interrupted");
        }
    }

    private Optional<String> failed(String how) {
        failed = true;
        return Optional.of("MLflow at %s %s; the record is in runs/ all the same".formatted(uri, how));
    }

    private void sendNow(RunRecord record) {
        try (MlflowClient client = new MlflowClient(uri)) {
            new MlflowRun(record).send(client, experiment);
        }
    }
}
