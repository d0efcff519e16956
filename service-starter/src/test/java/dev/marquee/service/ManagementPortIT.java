package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What is to be found at the management port, what at the service's own port then, and what at neither. */
class ManagementPortIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path models;

    private static ConfigurableApplicationContext service;

    /** An endpoint with a bug. */
    @Endpoint(id = "broken")
    static class Broken {
        @ReadOperation
        String read() {
            throw new IllegalStateException("secret of the inside");
        }
    }

    @BeforeAll
    static void start() {
        service = new SpringApplication(ProbeApplication.class, Broken.class)
                .run(
                        "--server.port=0",
                        "--MARQUEE_MANAGEMENT_PORT=0",
                        "--marquee.models=" + models,
                        "--management.endpoints.web.exposure.include=health,prometheus,broken");
    }

    @AfterAll
    static void stop() {
        service.close();
        CLIENT.close();
    }

    private static int port(String which) {
        return service.getEnvironment().getRequiredProperty("local." + which + ".port", Integer.class);
    }

    private static HttpResponse<String> get(String port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port(port), path));
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static void assertNothingAt(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("type").asString()).isEqualTo("/problems/not-found");
    }

    @Test
    void showsMetricsAndHealth() throws Exception {
        assertThat(get("management", "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(get("management", "/actuator/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> health = get("management", "/actuator/health");
        assertThat(health.body()).startsWith("{").doesNotContain("components", "details");
    }

    @Test
    void leavesTheProbesAndTheServiceWhereTheyAre() throws Exception {
        assertThat(get("server", "/livez").statusCode()).isEqualTo(200);
        assertThat(get("server", "/readyz").statusCode()).isEqualTo(503);
        assertThat(get("server", "/numbers/7").body()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/", "/actuator/health", "/actuator/prometheus", "/actuator/broken"})
    void isNotToBeFoundAtTheServicesPort(String path) throws Exception {
        assertNothingAt(get("server", path), path);
    }

    @Test
    void listsNothing() throws Exception {
        assertNothingAt(get("management", "/actuator"), "/actuator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env", "heapdump", "threaddump", "loggers", "loggers/ROOT", "beans", "configprops", "mappings",
                        "conditions",
                "info", "metrics", "scheduledtasks", "caches", "flyway", "httpexchanges", "logfile", "sbom", "startup"
            })
    void isWithoutEndpointsThatTellOfTheInside(String endpoint) throws Exception {
        for (String port : List.of("management", "server")) {
            assertNothingAt(get(port, "/actuator/" + endpoint), port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shutdown", "restart", "loggers/ROOT", "env"})
    void letsNobodyChangeAnything(String endpoint) throws Exception {
        for (String port : List.of("management", "server")) {
            URI uri = URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port(port), endpoint));
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"configuredLevel\":\"TRACE\"}"))
                    .build();
            assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode())
                    .as(port)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/numbers/7", "/bug", "/livez", "/readyz", "/error"})
    void isNotTheServicesPort(String path) throws Exception {
        assertNothingAt(get("management", path), path);
    }

    @Test
    void keepsABugToItself() throws Exception {
        HttpResponse<String> answer = get("management", "/actuator/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "\tat ");
    }

    @Test
    void saysNothingOfItsServerWhereTheRequestIsMalformed() throws Exception {
        for (String target : List.of("/[<>", "/..%2f..%2fetc")) {
            assertThat(raw("127.0.0.1", "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .doesNotContainIgnoringCase("<html")
                    .doesNotContainIgnoringCase("tomcat");
        }
    }

    /** All of 127.0.0.0/8 is this machine: a server on every address would answer there too. */
    @Test
    void listensWhereTheServiceDoes() {
        assertThatThrownBy(() -> raw("127.0.0.2", "GET / HTTP/1.0\r\n\r\n")).isInstanceOf(ConnectException.class);
    }

    private static String raw(String address, String request) throws IOException {
        try (Socket socket = new Socket(address, port("management"))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
