package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of failure over HTTP: status, type, and a detail that names the fault. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path models;

    private static ConfigurableApplicationContext service;
    private static int port;

    @BeforeAll
    static void start() {
        SpringApplication application = new SpringApplication(ProbeApplication.class);
        service = application.run("--server.port=0", "--marquee.models=" + models);
        port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        service.close();
        CLIENT.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> order(BodyPublisher body) throws Exception {
        return send(to("/orders").header("Content-Type", "application/json").POST(body));
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        return problem;
    }

    @Test
    void answersWhatItUnderstands() throws Exception {
        var answer = order(BodyPublishers.ofString("{\"n\":1,\"lines\":[{\"movieId\":1,\"rating\":4.5}]}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"n\":1,\"lines\":[{\"movieId\":1,\"rating\":4.5}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"n\":1,\"lines\":[{\"movieId\":\"x\",\"rating\":1}]} | lines[0].movieId: expected a whole number",
                "{\"n\":1,\"lines\":[{\"movieId\":1.5,\"rating\":1}]}   | lines[0].movieId: expected a whole number",
                "{\"n\":1,\"lines\":[{\"movieId\":99999999999}]}        | lines[0].movieId: expected a whole number in range",
                "{\"n\":1,\"lines\":[{\"movieId\":1}]}                  | lines[0].rating: expected a number",
                "{\"n\":1,\"lines\":[{\"movieId\":1,\"rating\":null}]}  | lines[0].rating: expected a number",
                "{\"n\":1,\"lines\":[{\"movieId\":1,\"rating\":NaN}]}   | lines[0]: not readable as JSON",
                "{\"n\":1,\"lines\":7}                                  | lines: expected a list",
                "{\"n\":\"1\"}                                          | n: expected a whole number",
                "{\"n\":1,\"colour\":2}                                 | colour: not a known field",
                "{\"n\":1,\"lines\":[{\"movieId\":1,\"rating\":1,\"stars\":2}]} | lines[0].stars: not a known field",
                "{\"n\":1                                               | body: not readable as JSON at line 1",
                "[]                                                     | body: expected an object",
                "nonsense                                               | body: not readable as JSON",
            })
    void namesTheFieldAtFault(String body, String detail) throws Exception {
        JsonNode problem = assertProblem(order(BodyPublishers.ofString(body)), 400, "invalid-request");
        assertThat(problem.path("detail").asString()).startsWith(detail);
    }

    @Test
    void asksForABodyWhereThereIsNone() throws Exception {
        JsonNode problem = assertProblem(order(BodyPublishers.noBody()), 400, "invalid-request");
        assertThat(problem.path("detail").asString()).isEqualTo("body: expected a JSON object");
    }

    @Test
    void namesAParameterOfTheWrongType() throws Exception {
        JsonNode problem = assertProblem(send(to("/numbers/one")), 400, "invalid-request");
        assertThat(problem.path("detail").asString()).isEqualTo("number: expected a whole number, got \"one\"");
    }

    @Test
    void refusesUnknownPathsMethodsAndMedia() throws Exception {
        JsonNode notFound = assertProblem(send(to("/nowhere")), 404, "not-found");
        assertThat(notFound.path("detail").asString()).contains("/nowhere");
        var notAllowed = send(to("/orders"));
        assertProblem(notAllowed, 405, "method-not-allowed");
        assertThat(notAllowed.headers().firstValue("Allow")).hasValue("POST");
        assertProblem(
                send(to("/orders").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported-media-type");
        assertProblem(send(to("/numbers/1").header("Accept", "text/html")), 406, "unsupported-media-type");
        assertProblem(
                send(to("/numbers/1").header("Accept", "application/json;charset=utf-16")),
                406,
                "unsupported-media-type");
        assertProblem(send(to("/numbers/1").header("Accept", "///")), 406, "unsupported-media-type");
        assertProblem(send(to("/numbers/one").header("Accept", "///")), 400, "invalid-request");
        assertProblem(send(to("/actuator/env")), 404, "not-found");
        assertProblem(send(to("/error")), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"1048577, true", "1048577, false", "5000000, true", "5000000, false"})
    void refusesABodyOverOneMebibyte(int bytes, boolean announced) throws Exception {
        byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        BodyPublisher publisher = announced
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        JsonNode problem = assertProblem(order(publisher), 413, "too-large");
        assertThat(problem.path("detail").asString()).contains("1048576");
    }

    @Test
    void acceptsABodyOfOneMebibyte() throws Exception {
        String body = "{\"n\":1}" + " ".repeat(1_048_576 - 7);
        assertThat(order(BodyPublishers.ofString(body)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a list of many", "a long name", "a long text", "many levels"})
    void refusesABodyThatIsSmallAndHoldsMuch(String what) throws Exception {
        String body = switch (what) {
            case "a list of many" -> "{\"n\":1,\"lines\":[" + "null,".repeat(100_000) + "null]}";
            case "a long name" -> "{\"n\":1,\"" + "x".repeat(20_000) + "\":1}";
            case "a long text" -> "{\"n\":\"" + "1".repeat(100_000) + "\"}";
            default -> "{\"anything\":" + "[".repeat(100) + "]".repeat(100) + "}";
        };
        JsonNode problem = assertProblem(
                send(to("/anything").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))),
                400,
                "invalid-request");
        assertThat(problem.path("detail").asString()).contains("beyond the limits of a body: 100,000 names");
        assertThat(problem.toString()).hasSizeLessThan(1_000);
    }

    @Test
    void keepsWhatIsLeftOfTheDeadline() throws Exception {
        var answer = send(to("/internal/remaining").header("Marquee-Deadline-Ms", "10000"));
        assertThat(Long.parseLong(answer.body())).isBetween(5_000L, 10_000L);
    }

    @Test
    void refusesToGoOnAfterTheDeadline() throws Exception {
        assertThat(send(to("/internal/late")).body()).isEqualTo("in time");
        JsonNode problem =
                assertProblem(send(to("/internal/late").header("Marquee-Deadline-Ms", "5")), 504, "deadline-exceeded");
        assertThat(problem.path("detail").asString()).contains("the second stage");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "soon", "1.5", "99999999999", "''"})
    void refusesADeadlineThatIsNotAPositiveWholeNumber(String header) throws Exception {
        JsonNode problem =
                assertProblem(send(to("/internal/late").header("Marquee-Deadline-Ms", header)), 400, "invalid-request");
        assertThat(problem.path("detail").asString()).startsWith("Marquee-Deadline-Ms: ");
    }

    @Test
    void asksToRetryWhenItIsFull() throws Exception {
        var answer = send(to("/full"));
        assertProblem(answer, 503, "overloaded");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void keepsABugToItselfAndToItsMetrics() throws Exception {
        JsonNode problem = assertProblem(send(to("/bug")), 500, "internal");
        assertThat(problem.path("detail").asString()).doesNotContain("secret");
        await().until(() -> send(to("/actuator/prometheus"))
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("error=\"IllegalStateException\"")
                        && line.contains("uri=\"/bug\"")));
    }

    @Test
    void answersWhatNeverReachesAControllerInTheSameForm() throws Exception {
        for (var request : Map.of(
                        "GET /[<> HTTP/1.1\r\nHost: x\r\n\r\n", 400,
                        "GET /..%2f..%2fetc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 400,
                        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400,
                        "BREW /orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405)
                .entrySet()) {
            String answer = raw(request.getKey());
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + request.getValue())
                    .doesNotContainIgnoringCase("<html")
                    .contains("application/problem+json")
                    .contains("\"detail\":");
        }
    }

    @Test
    void saysNothingOfCallersThatHaveHungUp(CapturedOutput output) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        await().until(() -> send(to("/actuator/prometheus"))
                .body()
                .lines()
                .anyMatch(line ->
                        line.startsWith("http_server_requests_seconds_count") && line.contains("uri=\"/large\"")));
        assertThat(output).doesNotContain("unexpected error");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isAliveAtOnceAndReadyWithItsFirstModel() throws Exception {
        assertThat(send(to("/livez")).statusCode()).isEqualTo(200);
        assertThat(send(to("/readyz")).statusCode()).isEqualTo(503);
        Bundles.publish(models, 1);
        await().until(() -> send(to("/readyz")).statusCode() == 200);
        assertThat(send(to("/actuator/prometheus")).body())
                .contains("model_info{")
                .contains("model_reload_total{")
                .contains("http_server_requests_seconds_bucket{")
                .contains("le=\"0.4\"");
    }
}
