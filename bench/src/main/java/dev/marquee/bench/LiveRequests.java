package dev.marquee.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running services for one list after the other and keeps the times. Not thread-safe. */
final class LiveRequests {
    private static final List<String> STAGES = List.of("historyMs", "retrievalMs", "rankingMs", "rerankMs");

    /** Until the just-in-time compilers of four processes have done most of their work. */
    static final int WARM_UP = 4_000;

    private final URI api;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Latencies seenByClient = new Latencies();
    private final Map<String, Latencies> stages = new LinkedHashMap<>();
    private int degraded;

    /**
     * Nothing asked yet.
     *
     * @param api such as {@code http://127.0.0.1:8080}
     */
    LiveRequests(URI api) {
        this.api = api;
        STAGES.forEach(stage -> stages.put(stage, new Latencies()));
    }

    /** The JSON at a path; an answer other than 200 is a failure. */
    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(api.resolve(path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "%s%s: expected 200, got %d %s".formatted(api, path, answer.statusCode(), answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Asks for the list of each user in turn, so often in all, after a warm-up. */
    void run(List<String> users, int requests) throws IOException, InterruptedException {
        for (int i = -WARM_UP; i < requests; i++) {
            String user = users.get(Math.floorMod(i, users.size()));
            long start = System.nanoTime();
            JsonNode answer = get("/v1/users/" + user + "/recommendations");
            if (i >= 0) {
                record((System.nanoTime() - start) / 1e6, answer);
            }
        }
    }

    private void record(double milliseconds, JsonNode answer) {
        seenByClient.add(milliseconds);
        stages.forEach(
                (stage, times) -> times.add(answer.path("timings").path(stage).doubleValue()));
        if (!answer.path("degraded").isEmpty()) {
            degraded++;
        }
    }

    /** Whole answers, from the request to the last byte of the answer. */
    Latencies seenByClient() {
        return seenByClient;
    }

    /** What the answers themselves say about each stage, by the name of the timing, in the order of the stages. */
    Map<String, Latencies> stages() {
        return Collections.unmodifiableMap(stages);
    }

    /** Number of answers that were degraded. */
    int degraded() {
        return degraded;
    }
}
