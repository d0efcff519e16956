package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.tensorflow.TinyBundle;
import dev.marquee.training.endtoend.Api.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the three services send to a collector, and what they log, while requests are traced. */
class TracingIT {
    /** Nobody else is called so, and it is in no text by chance. */
    private static final String USER = "u-7f3a-nobody-else";

    /** The span of a caller. */
    private static final String CALLER = "00f067aa0ba902b7";

    private static final int LISTS = 400;
    private static final String LIST = "/v1/users/" + USER + "/recommendations?limit=5";
    private static final String GATEWAY = "recommender-api: http get /v1/users/{userId}/recommendations";
    private static final List<String> STAGES =
            List.of("history", "retrieval", "user tower", "search", "ranking", "features", "ranking model", "rerank");

    @TempDir
    private static Path home;

    private static TraceReceiver receiver;
    private static LiveServices services;

    @BeforeAll
    static void start() throws Exception {
        new TinyBundle(7).publish(home.resolve("models"));
        receiver = TraceReceiver.start();
        services = new LiveServices(
                home,
                "exact",
                List.of(
                        "--marquee.traces.url=" + receiver.url(),
                        "--marquee.traces.sampled=1",
                        "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                        "--logging.structured.format.console=ecs"));
        services.awaitReady();
        assertThat(api().put(rating(20), Map.of("rating", 4.5)).status()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @AfterEach
    void heal() {
        receiver.goOn();
        services.heal();
    }

    private static Api api() {
        return services.api();
    }

    private static String rating(int movieId) {
        return "/v1/users/" + USER + "/ratings/" + movieId;
    }

    private static List<ReceivedSpan> traceOf(Answer answer, List<String> names) {
        String requestId = answer.json().path("requestId").asString();
        return receiver.await(span -> requestId.equals(span.tags().get("request.id")), names);
    }

    private static ReceivedSpan named(String name, List<ReceivedSpan> trace) {
        return trace.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTraceShowsEachStageOfTheThreeServicesBeneathTheRequest() {
        Answer answer = services.whole(() -> api().get(LIST));
        List<ReceivedSpan> trace = traceOf(answer, STAGES);

        assertThat(named("search", trace).path(trace))
                .containsExactly(
                        GATEWAY,
                        "recommender-api: retrieval",
                        "recommender-api: http post",
                        "retrieval-service: http post /internal/candidates",
                        "retrieval-service: search");
        assertThat(named("ranking model", trace).path(trace))
                .containsExactly(
                        GATEWAY,
                        "recommender-api: ranking",
                        "recommender-api: http post",
                        "ranking-service: http post /internal/scores",
                        "ranking-service: ranking model");
        assertThat(named("history", trace).path(trace)).containsExactly(GATEWAY, "recommender-api: history");
        assertThat(trace).noneMatch(ReceivedSpan::failed);
        assertThat(trace).allMatch(span -> span.startNanos() <= span.endNanos());
        ReceivedSpan request = named("http get /v1/users/{userId}/recommendations", trace);
        assertThat(request.tags())
                .containsEntry(
                        "model.version", answer.json().path("modelVersion").asString())
                .doesNotContainKey("degraded");
        assertThat(named("rerank", trace).startNanos())
                .isGreaterThanOrEqualTo(named("ranking", trace).endNanos());
    }

    private static void askWithin(String traceparent) {
        api().post(
                        "/v1/recommendations",
                        Map.of("history", Histories.rated(List.of(10, 20), 4)),
                        "traceparent",
                        traceparent);
    }

    @Test
    void aTraceGoesOnWhereTheCallerHasBegunIt() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        askWithin("00-" + traceId + "-" + CALLER + "-01");
        List<ReceivedSpan> trace = receiver.await(span -> span.traceId().equals(traceId), List.of("search", "rerank"));
        assertThat(named("http post /v1/recommendations", trace).parentId()).isEqualTo(CALLER);
    }

    @Test
    void nobodyTracesTheProbes() {
        traceOf(services.whole(() -> api().get(LIST)), STAGES);
        assertThat(receiver.everything())
                .noneMatch(text -> text.contains("/readyz") || text.contains("/internal/status"));
    }

    @Test
    void aCallerMayForgoItsTrace() {
        String traceId = "5bf92f3577b34da6a3ce929d0e0e4736";
        askWithin("00-" + traceId + "-" + CALLER + "-00");
        traceOf(services.whole(() -> api().get(LIST)), STAGES);
        assertThat(receiver.traceIds()).doesNotContain(traceId);
    }

    @Test
    void whatIsMissingInAnAnswerIsInItsTraceAndInTheLogUnderItsId() {
        services.ranking().freeze();
        Answer answer = services.lacking(List.of("ranking"), () -> api().get(LIST));
        assertThat(answer.degraded()).containsExactly("ranking");
        List<ReceivedSpan> trace = traceOf(answer, List.of("retrieval", "ranking", "rerank"));
        assertThat(named("http get /v1/users/{userId}/recommendations", trace).tags())
                .containsEntry("degraded", "ranking");
        assertThat(named("ranking", trace).failed()).isTrue();

        List<JsonNode> lines = services.all()
                .getLast()
                .log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("message").asString("").startsWith("degraded: "))
                .toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("ecs").path("version").asString()).isNotEmpty();
            assertThat(receiver.traceIds()).contains(line.path("trace.id").asString());
        });
    }

    @Test
    void theBucketsOfLatencyNameATraceEach() {
        traceOf(services.whole(() -> api().get(LIST)), STAGES);
        String metrics = api().get("/actuator/prometheus", "Accept", "application/openmetrics-text; version=1.0.0")
                .text();
        for (String metric : List.of("http_server_requests_seconds_bucket", "recommendation_stage_seconds_bucket")) {
            List<String> ids = Pattern.compile("(?m)^" + metric + "\\{.*# \\{.*trace_id=\"([0-9a-f]{32})\"")
                    .matcher(metrics)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(ids).as(metric).isNotEmpty();
        }
    }

    @Test
    void prometheusKeepsTheTracesOfSlowBuckets(@TempDir Path folder) {
        PrometheusProcess.need();
        try (PrometheusProcess prometheus = services.watched(folder)) {
            List<JsonNode> kept = List.of();
            long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
            while (kept.isEmpty() && System.nanoTime() < end) {
                api().get(LIST);
                kept = exemplars(prometheus.api());
            }
            assertThat(kept).as(prometheus::said).isNotEmpty();
            String traceId = kept.getLast().path("labels").path("trace_id").asString();
            assertThat(receiver.await(span -> span.traceId().equals(traceId), List.of()))
                    .isNotEmpty();
        }
    }

    private static List<JsonNode> exemplars(Api prometheus) {
        long now = System.currentTimeMillis() / 1_000;
        return prometheus
                .get("/api/v1/query_exemplars?query=recommendation_stage_seconds_bucket&start=%d&end=%d"
                        .formatted(now - 60, now + 1))
                .json()
                .path("data")
                .valueStream()
                .flatMap(series -> series.path("exemplars").valueStream())
                .toList();
    }

    @Test
    void aCollectorThatHangsDelaysNoAnswer() {
        receiver.hang();
        int late = 0;
        // Their spans are more than the queue holds.
        for (int i = 0; i < LISTS; i++) {
            Answer answer = api().get(LIST);
            assertThat(answer.status()).isEqualTo(200);
            late += answer.degraded().isEmpty() ? 0 : 1;
        }
        assertThat(late).isLessThan(LISTS / 20);
        receiver.goOn();
        Set<String> asked = new HashSet<>();
        services.ranking().awaitWhileRunning("seen in traces again", () -> {
            asked.add(api().get(LIST).json().path("requestId").asString());
            return receiver.has(span -> asked.contains(span.tags().get("request.id")));
        });
    }

    @Test
    void neitherTracesNorLogsTellWhoSomebodyIs() {
        int spans = receiver.everything().size();
        api().get(LIST);
        api().get(LIST + "&limit=0");
        api().get("/v1/users/" + USER + "/ratings");
        api().get("/v1/users/" + USER + "/nothing");
        api().get("/v1/users/" + USER);
        api().get("/v1/users/" + USER + "%20!/recommendations");
        api().put(rating(30), Map.of("rating", 5));
        api().put(rating(31), Map.of("rating", 5));
        api().put(rating(30), Map.of("rating", USER));
        api().post(
                        "/v1/events",
                        Map.of(
                                "events",
                                List.of(Map.of("eventId", "e1", "type", "click", "userId", USER, "movieId", 30))));
        api().post("/v1/events", Map.of("events", List.of(Map.of("eventId", "e1", "userId", USER))));
        services.ranking().freeze();
        api().get(LIST);
        api().get("/v1/movies/30/similar");
        api().delete(rating(30));
        assertThat(api().delete("/v1/users/" + USER).status()).isEqualTo(200);
        Answer last = api().get("/v1/users/somebody/recommendations");
        traceOf(last, List.of("history"));

        assertThat(receiver.everything()).hasSizeGreaterThan(spans);
        assertThat(receiver.everything()).noneMatch(text -> text.contains(USER));
        assertThat(services.all())
                .allSatisfy(service -> assertThat(service.log()).doesNotContain(USER));
        assertThat(api().put(rating(20), Map.of("rating", 4.5)).status()).isEqualTo(204);
    }
}
