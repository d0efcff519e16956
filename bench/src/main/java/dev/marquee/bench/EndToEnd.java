package dev.marquee.bench;

import dev.marquee.tensorflow.reference.ReferenceNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Latency of recommendations through the running services, one request at a time, beside the {@link ReferenceNetwork}
 * in the same run. Prints a Markdown section, or with {@code --json} one JSON object.
 */
public final class EndToEnd {
    private static final int USERS = 200;
    private static final int REQUESTS = 1000;
    private static final int REFERENCE_WARM_UP = 300;

    private EndToEnd() {}

    /** Options: {@code --json}; then the address of the API and the folder with the state. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean json = arguments.length == 3 && arguments[0].equals("--json");
        if (arguments.length != 2 && !json) {
            throw new IllegalArgumentException("expected [--json] ADDRESS FOLDER, not " + List.of(arguments));
        }
        URI api = URI.create(arguments[arguments.length - 2]);
        Path home = Path.of(arguments[arguments.length - 1]);
        LiveRequests live = new LiveRequests(api);
        JsonNode status = live.get("/v1/status");
        live.run(users(home, status.path("dataset").asString()), REQUESTS);
        Latencies reference = reference();
        System.out.println(json ? json(status, live, reference) : section(status, live, reference));
    }

    private static Latencies reference() throws IOException {
        Path folder = Files.createTempDirectory("marquee-reference");
        try (ReferenceNetwork network = ReferenceNetwork.create(folder.resolve("model"))) {
            Latencies latencies = new Latencies();
            for (int call = -REFERENCE_WARM_UP; call < REQUESTS; call++) {
                double millis = network.call();
                if (call >= 0) {
                    latencies.add(millis);
                }
            }
            return latencies;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> users(Path home, String dataset) throws IOException {
        Path file = home.resolve("datasets").resolve(dataset).resolve("histories.ndjson.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .limit(USERS)
                    .map(line ->
                            JsonMapper.shared().readTree(line).path("userId").asString())
                    .toList();
        }
    }

    private static String section(JsonNode status, LiveRequests live, Latencies reference) {
        var text =
                new StringBuilder("### %s%n%n".formatted(status.path("dataset").asString()));
        text.append(
                "%,d movies, index %s, bundle %s; %,d requests one after the other by %d users, after %,d to warm up; %d degraded.%n%n"
                        .formatted(
                                status.path("movies").intValue(),
                                status.path("index").asString("?"),
                                status.path("modelVersion").asString(),
                                REQUESTS,
                                USERS,
                                LiveRequests.WARM_UP,
                                live.degraded()));
        text.append("| milliseconds | p50 | p99 | max |%n|---|---|---|---|%n".formatted());
        text.append(live.seenByClient().row("whole answer, seen by the client")).append('\n');
        live.stages()
                .forEach((stage, times) -> text.append(times.row("of which " + stage.replace("Ms", "")))
                        .append('\n'));
        text.append(reference.row("reference network, %d rows".formatted(ReferenceNetwork.ROWS)))
                .append('\n');
        text.append(String.format(
                Locale.ROOT, "%nThe median answer takes %.1f × the reference network.", ratio(live, reference)));
        return text.toString();
    }

    private static String json(JsonNode status, LiveRequests live, Latencies reference) {
        return String.format(
                Locale.ROOT,
                "{\"dataset\":\"%s\",\"answer\":%s,\"reference\":%s,\"ratio\":%.2f,\"degraded\":%d}",
                status.path("dataset").asString(),
                live.seenByClient().json(),
                reference.json(),
                ratio(live, reference),
                live.degraded());
    }

    private static double ratio(LiveRequests live, Latencies reference) {
        return live.seenByClient().quantile(0.5) / reference.quantile(0.5);
    }
}
