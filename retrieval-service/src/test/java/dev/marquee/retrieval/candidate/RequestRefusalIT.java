package dev.marquee.retrieval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Deadline;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import dev.marquee.tensorflow.TinyBundle;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the retrieval service refuses over HTTP, and what it says. */
class RequestRefusalIT {
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));
    private static final String BODY = """
            {"history":{"movieIds":[10],"ratings":[5.0]},"n":5,"accepted":"/////////w8="}""";

    @TempDir
    private static Path models;

    private static Bundle bundle;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        bundle = new TinyBundle(7).publish(models);
        service = Service.start(models);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"n\":5 | \"n\":0 | n: expected 1 to 1000, got 0",
                "\"n\":5 | \"n\":1001 | n: expected 1 to 1000, got 1001",
                "\"n\":5 | \"n\":\"many\" | n: expected a whole number",
                "\"n\":5, | \"n\":5,\"m\":5, | m: not a known field",
                "\"n\":5, |   | n: expected a whole number",
                "5.0 | 4.7 | history.ratings[0]: expected 0.5 to 5.0 in halves, got 4.7",
                "5.0 | 0.0 | history.ratings[0]: expected 0.5 to 5.0 in halves, got 0.0",
                "5.0 | 5.5 | history.ratings[0]: expected 0.5 to 5.0 in halves, got 5.5",
                "5.0 | 1e99 | history.ratings[0]",
                "[10] | [-10] | history.movieIds[0]: expected 1 to 2147483647, got -10",
                "[10] | [4711] | history: expected at least one movie of the catalog",
                "[10],\"ratings\":[5.0] | [],\"ratings\":[] | history: expected at least one movie of the catalog",
                "{\"movieIds\":[10],\"ratings\":[5.0]} | null | history: expected movieIds and ratings, got nothing",
                "[10] | null | history.movieIds: expected a list, got nothing",
                "[10] | [null] | history.movieIds[0]",
                "[5.0] | [] | history.ratings: expected one for each of 1 movieIds, got 0",
                "[5.0] | null | history.ratings: expected one for each of 1 movieIds, got nothing",
                "[5.0] | [5.0],\"weights\":[] | history.weights: expected one for each of 1 movieIds, got 0",
                "[5.0] | [5.0],\"weights\":[0] | history.weights[0]: expected above 0 and at most 1, got 0.0",
                "[5.0] | [5.0],\"weights\":[1.1] | history.weights[0]: expected above 0 and at most 1, got 1.1",
                ",\"accepted\":\"/////////w8=\" |   | accepted: expected a set of ordinals as bits in Base64, got nothing",
                "w8= | x8= | accepted: expected ordinals below 60, the number of movies, got 60",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String detail) throws Exception {
        String body = BODY.replace(right, wrong == null ? "" : wrong);
        assertThat(body).isNotEqualTo(BODY);
        var answer = service.post("/internal/candidates", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/invalid-request").contains(detail.replace("\"", "\\\""));
    }

    @Test
    void refusesAHistoryOverTenThousand() throws Exception {
        String body = BODY.replace("[10]", "[" + "10,".repeat(10_000) + "10]");
        var answer = service.post("/internal/candidates", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("history.movieIds: expected at most 10000, got 10001");
    }

    @Test
    void doesNotKnowWhatIsLikeAnUnknownMovie() throws Exception {
        var answer = service.post("/internal/similar", "{\"movieId\":4711,\"accepted\":\"\",\"n\":5}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/not-found").contains("movie 4711");
    }

    @Test
    void refusesAVersionThatItDoesNotHold() throws Exception {
        var answer = service.post("/internal/candidates", BODY, "Marquee-Model-Version", "20200101-abcdef");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/unknown-version").contains(bundle.version());
    }

    @Test
    void refusesWhenTheDeadlineHasPassed() throws Exception {
        String answer =
                service.postSlowly("/internal/candidates", BODY, Duration.ofMillis(100), "Marquee-Deadline-Ms: 20");
        assertThat(answer)
                .startsWith("HTTP/1.1 504")
                .contains("/problems/deadline-exceeded")
                .contains("the deadline passed before retrieval");
        assertThat(service.post("/internal/candidates", BODY, "Marquee-Deadline-Ms", "5000")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatItsMeasuredCostDoesNotLetItFinish() throws Exception {
        try (Lease<?> lease = service.context().getBean(BundleWatch.class).lease(null)) {
            ((RetrievalBundle) lease.get()).model(null).cost().observe(1, Duration.ofSeconds(60));
        }
        var answer = service.post("/internal/candidates", BODY, "Marquee-Deadline-Ms", "5000");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("/problems/deadline-exceeded", "retrieval takes at least");
        await("comes back by itself")
                .until(() -> service.post("/internal/candidates", BODY, "Marquee-Deadline-Ms", "5000")
                                .statusCode()
                        == 200);
    }

    @Test
    void refusesAtOnceWhenItIsFull() {
        Gate gate = service.context().getBean(Gate.class);
        var answer = fill(gate, gate.permits());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("/problems/overloaded");
        assertThat(postUnchecked().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> fill(Gate gate, int permits) {
        return gate.call(FAR, Duration.ZERO, () -> permits == 1 ? postUnchecked() : fill(gate, permits - 1));
    }

    private HttpResponse<String> postUnchecked() {
        try {
            return service.post("/internal/candidates", BODY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
