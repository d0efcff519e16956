package dev.marquee.training.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import tools.jackson.databind.JsonNode;

/** A record in MLflow's words: parameters, metrics with the epoch as the step, and tags. */
final class MlflowRun {
    private static final int BATCH_METRICS = 900;
    private static final int BATCH_PARAMETERS = 90;
    private static final int MAX_VALUE = 500;

    private final RunRecord record;
    private final long endedAt;
    private final List<Service.Param> parameters = new ArrayList<>();
    private final List<Service.Metric> metrics = new ArrayList<>();

    MlflowRun(RunRecord record) {
        this.record = record;
        endedAt = record.startedAt().toEpochMilli() + Math.round(record.seconds() * 1e3);
        FlatJson.of(record.parameters()).forEach((name, value) -> parameter(name, value.asString()));
        parameter("dataset", record.dataset());
        parameter("seeds", record.seeds().toString());
        record.headline().forEach((name, value) -> metric(name, value, 0));
        FlatJson.of(record.metrics()).forEach((name, value) -> number("report/" + name, value, 0));
        metric("seconds", record.seconds(), 0);
        metric("peak_memory_mb", (double) record.peakMemoryMb(), 0);
        record.curves().forEach(this::curve);
    }

    /** Sends it as one run of an experiment, in batches as large as servers take. */
    void send(MlflowClient client, String experiment) {
        String experimentId =
                client.searchExperiments("name = '%s'".formatted(experiment.replace("'", "\\'"))).getItems().stream()
                        .map(Service.Experiment::getExperimentId)
                        .findFirst()
                        .orElseGet(() -> client.createExperiment(experiment));
        String runId = client.createRun(begin(experimentId)).getRunId();
        int batches = Math.max(
                Math.ceilDiv(parameters.size(), BATCH_PARAMETERS), Math.ceilDiv(metrics.size(), BATCH_METRICS));
        for (int batch = 0; batch < batches; batch++) {
            client.logBatch(
                    runId, part(metrics, batch, BATCH_METRICS), part(parameters, batch, BATCH_PARAMETERS), List.of());
        }
        client.setTerminated(
                runId, record.exit() == 0 ? Service.RunStatus.FINISHED : Service.RunStatus.FAILED, endedAt);
    }

    private Service.CreateRun begin(String experimentId) {
        Service.CreateRun.Builder run = Service.CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setStartTime(record.startedAt().toEpochMilli())
                .addTags(tag("mlflow.runName", record.id()))
                .addTags(tag("mlflow.source.name", "marquee " + record.command()))
                .addTags(tag("mlflow.source.git.commit", record.commit()))
                .addTags(tag("java", record.java()))
                .addTags(tag("os", record.os()));
        RunRecord.Part part = record.part();
        if (part != null) {
            run.addTags(tag("tune", part.tune())).addTags(tag("trial", Integer.toString(part.trial())));
        }
        String error = record.error();
        if (error != null) {
            run.addTags(tag("error", error));
        }
        return run.build();
    }

    private static Service.RunTag tag(String key, String value) {
        return Service.RunTag.newBuilder().setKey(key).setValue(value).build();
    }

    private void parameter(String name, String value) {
        parameters.add(Service.Param.newBuilder()
                .setKey(name(name))
                .setValue(value.substring(0, Math.min(MAX_VALUE, value.length())))
                .build());
    }

    /** Points at which nobody looked, and texts, are left out. */
    private void number(String name, JsonNode value, long step) {
        if (value.isNumber()) {
            metric(name, value.doubleValue(), step);
        }
    }

    private void metric(String name, double value, long step) {
        metrics.add(Service.Metric.newBuilder()
                .setKey(name(name))
                .setValue(value)
                .setStep(step)
                .setTimestamp(endedAt)
                .build());
    }

    private void curve(String model, JsonNode curve) {
        for (JsonNode point : curve.path("points")) {
            for (Map.Entry<String, JsonNode> value : point.properties()) {
                number(
                        "curve/%s/%s".formatted(model, value.getKey()),
                        value.getValue(),
                        point.path("epoch").asLong());
            }
        }
    }

    /** MLflow takes letters, digits and {@code _ - . /} and the space; by its custom {@code @} is written {@code _at_}. */
    private static String name(String name) {
        return name.replace("@", "_at_").replaceAll("[^A-Za-z0-9_\\-./ ]", "_");
    }

    private static <T> List<T> part(List<T> all, int batch, int size) {
        return all.subList(Math.min(all.size(), batch * size), Math.min(all.size(), (batch + 1) * size));
    }
}
