package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recommendations over HTTP, with both stages answering. */
class RecommendationIT {
    @TempDir
    private static Path home;

    private static StageServer retrieval;
    private static StageServer ranking;
    private static Gateway gateway;
    private static String version;

    @BeforeAll
    static void start() throws Exception {
        version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        ranking = StageServer.start(version);
        gateway = Gateway.start(home, retrieval.url(), ranking.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        retrieval.close();
        ranking.close();
    }

    @Test
    void answersAStoredUserThroughBothStages() throws Exception {
        assertThat(gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}").status())
                .isEqualTo(204);
        Answer answer = gateway.get("/v1/users/ann/recommendations?limit=3");
        System.out.println(answer.text());
        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.path("modelVersion").asString()).isEqualTo(version);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.movieIds()).containsExactly(301, 300, 299);
        assertThat(json.at("/items/0/source").asString()).isEqualTo("two-tower");
    }
}
