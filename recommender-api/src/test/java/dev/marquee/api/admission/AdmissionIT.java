package dev.marquee.api.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway does with more requests than it lets in. */
class AdmissionIT {
    private static final String LIST = "/v1/users/ann/recommendations";
    private static final int LISTS = 4;

    @TempDir
    private Path home;

    private StageServer stages;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        stages = StageServer.start(version);
        gateway = Gateway.start(home, stages.url(), stages.url(), "--marquee.admission.lists=" + LISTS);
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
    }

    @AfterEach
    void stop() {
        gateway.close();
        stages.close();
    }

    private double rejected() throws Exception {
        return gateway.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("overload_rejected_total{limiter=\"list\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void refusesAtOnceWhatItCannotAnswerInTimeAndComesBack() throws Exception {
        stages.hang();
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> all = new ArrayList<>();
            for (int i = 0; i < 10 * LISTS; i++) {
                all.add(threads.submit(() -> gateway.get(LIST)));
            }
            for (Future<Answer> each : all) {
                answers.add(each.get());
            }
        }
        assertThat(answers).extracting(Answer::status).containsOnly(200, 503);
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() == 503).toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(LISTS).allSatisfy(answer -> {
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.json().path("type").asString()).isEqualTo("/problems/overloaded");
            assertThat(answer.detail()).isEqualTo("4 list requests are in flight, no more are let in");
        });
        assertThat(rejected()).isEqualTo(refused.size());
        assertThat(gateway.get("/actuator/prometheus").text().lines())
                .as("counted where the objectives look for them")
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains(
                                "outcome=\"SERVER_ERROR\",status=\"503\",uri=\"/v1/users/{userId}/recommendations\"")
                        && line.endsWith(" " + refused.size()));
        stages.heal();
        await().untilAsserted(() -> assertThat(gateway.get(LIST).degraded()).isEmpty());
    }

    @Test
    void countsScreensAsLists() throws Exception {
        stages.hang();
        List<Future<Answer>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10 * LISTS; i++) {
                all.add(threads.submit(() -> gateway.get("/v1/users/ann/rows")));
                all.add(threads.submit(() -> gateway.post("/v1/rows", "{\"history\":[]}")));
            }
        }
        assertThat(all)
                .extracting(each -> each.get().status())
                .contains(200, 503)
                .containsOnly(200, 503);
        assertThat(rejected()).isPositive();
    }

    @Test
    void letsEverythingElseInMeanwhile() throws Exception {
        stages.hang();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LISTS; i++) {
                threads.submit(() -> gateway.get(LIST));
            }
            assertThat(gateway.get("/v1/movies/1").status()).isEqualTo(200);
            assertThat(gateway.put("/v1/users/ann/ratings/6", "{\"rating\":1}").status())
                    .isEqualTo(204);
            assertThat(gateway.get("/readyz").status()).isEqualTo(200);
        }
    }

    @Test
    void countsWhoeverWasRefusedForAnotherReasonOut() throws Exception {
        for (int i = 0; i < 3 * LISTS; i++) {
            assertThat(gateway.get(LIST + "?nonsense=1").status()).isEqualTo(400);
            assertThat(gateway.get(LIST, "X-Latency-Budget-Ms", "0").status()).isEqualTo(400);
            assertThat(gateway.post("/v1/recommendations", "{").status()).isEqualTo(400);
        }
        assertThat(gateway.get(LIST).status()).isEqualTo(200);
    }
}
