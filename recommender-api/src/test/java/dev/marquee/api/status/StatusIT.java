package dev.marquee.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Status, probes and metrics over HTTP. */
@ExtendWith(Marquee.Shared.class)
class StatusIT {
    private final Gateway gateway;
    private final StageServer ranking;
    private final String version;

    StatusIT(Marquee marquee) {
        gateway = marquee.gateway();
        ranking = marquee.ranking();
        version = marquee.version();
    }

    @Test
    void tellsHowTheProductIsDoing() throws Exception {
        gateway.post("/v1/recommendations", "{\"history\":[{\"movieId\":1,\"rating\":4}]}");
        JsonNode status = gateway.get("/v1/status").json();
        assertThat(status.propertyNames())
                .containsExactly(
                        "modelVersion",
                        "dataset",
                        "index",
                        "movies",
                        "stages",
                        "requestsPerSecond",
                        "p50Ms",
                        "p99Ms",
                        "degradedShare",
                        "recall");
        assertThat(status.path("modelVersion").asString()).isEqualTo(version);
        assertThat(status.path("dataset").asString()).isEqualTo(TestCatalog.DATASET);
        assertThat(status.path("index").asString()).isEqualTo("exact");
        assertThat(status.path("movies").asInt()).isEqualTo(TestCatalog.SIZE);
        assertThat(status.at("/stages/retrieval").asString()).isEqualTo("up");
        assertThat(status.at("/stages/ranking").asString()).isEqualTo("up");
        assertThat(status.path("requestsPerSecond").asDouble()).isPositive();
        assertThat(status.path("p99Ms").asDouble())
                .isGreaterThanOrEqualTo(status.path("p50Ms").asDouble());
        assertThat(status.path("recall").isNull()).isTrue();
    }

    @Test
    void seesAServiceGoDownAndComeBack() throws Exception {
        ranking.answerWith(503, "{}");
        Thread.sleep(1_100);
        JsonNode stages = gateway.get("/v1/status").json().path("stages");
        ranking.heal();
        assertThat(stages.path("ranking").asString()).isEqualTo("down");
        assertThat(stages.path("retrieval").asString()).isEqualTo("up");
        Thread.sleep(1_100);
        assertThat(gateway.get("/v1/status").json().at("/stages/ranking").asString())
                .isEqualTo("up");
    }

    @Test
    void isAliveAndReady() throws Exception {
        assertThat(gateway.get("/livez").status()).isEqualTo(200);
        assertThat(gateway.get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void measuresTheStages() throws Exception {
        gateway.put("/v1/users/meter/ratings/5", "{\"rating\":4}");
        gateway.get("/v1/users/meter/recommendations");
        String metrics = gateway.get("/actuator/prometheus").text();
        for (String stage : new String[] {"history", "retrieval", "ranking", "rerank"}) {
            assertThat(metrics)
                    .containsPattern("recommendation_stage_seconds_bucket\\{.*stage=\"" + stage + "\".*le=\"0.4\"");
        }
        assertThat(metrics)
                .containsPattern(
                        "http_server_requests_seconds_bucket\\{.*uri=\"/v1/users/\\{userId}/recommendations\".*le=\"0.4\"");
        assertThat(metrics).contains("model_info{", "hikaricp_connections");
    }
}
