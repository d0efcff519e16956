package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One answer comes from one version: the newest that the gateway and both stages hold. */
class VersionIT {
    private static final String QUERY = "/v1/users/ann/recommendations?limit=5";

    @TempDir
    private Path home;

    private ModelsFolder models;
    private Bundle first;
    private Bundle second;
    private StageServer retrieval;
    private StageServer ranking;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        models = new ModelsFolder(home.resolve("models"));
        first = TestCatalog.publish(models.path(), 1);
        second = TestCatalog.write(models.path(), 2);
        retrieval = StageServer.start(first.version());
        ranking = StageServer.start(first.version());
        gateway = Gateway.start(home, retrieval.url(), ranking.url());
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
        assertFullAnswerFrom(first);
    }

    @AfterEach
    void stop() {
        gateway.close();
        retrieval.close();
        ranking.close();
    }

    private void assertFullAnswerFrom(Bundle bundle) throws Exception {
        Answer answer = gateway.get(QUERY);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.json().path("modelVersion").asString()).isEqualTo(bundle.version());
        assertThat(retrieval.calls().getLast().version()).isEqualTo(bundle.version());
        assertThat(ranking.calls().getLast().version()).isEqualTo(bundle.version());
    }

    private void gatewayLoads(Bundle bundle) throws Exception {
        models.makeCurrent(bundle);
        for (int i = 0; i < 100 && !Objects.equals(served(), bundle.version()); i++) {
            Thread.sleep(50);
        }
        assertThat(served()).isEqualTo(bundle.version());
    }

    private String served() throws Exception {
        return gateway.get("/v1/status").json().path("modelVersion").asString();
    }

    @Test
    void staysWithTheOldVersionUntilBothStagesHoldTheNewOne() throws Exception {
        gatewayLoads(second);
        assertFullAnswerFrom(first);
        retrieval.hold(second.version(), first.version());
        assertFullAnswerFrom(first);
        assertFullAnswerFrom(first);
        ranking.hold(second.version(), first.version());
        assertFullAnswerFrom(first);
        assertFullAnswerFrom(second);
    }

    @Test
    void asksAgainWhenAStageLostTheVersion() throws Exception {
        gatewayLoads(second);
        assertFullAnswerFrom(first);
        retrieval.hold(second.version());
        ranking.hold(second.version());
        assertFullAnswerFrom(second);
    }

    @Test
    void asksAgainWhenOnlyRankingLostTheVersion() throws Exception {
        gatewayLoads(second);
        retrieval.hold(second.version(), first.version());
        ranking.hold(second.version());
        assertFullAnswerFrom(second);
    }

    @Test
    void goesDownTheLadderWhenThereIsNoVersionInCommon() throws Exception {
        ranking.hold("20200101-abcdef");
        Answer answer = gateway.get(QUERY);
        assertThat(answer.degraded()).containsExactly("ranking");
        assertThat(answer.movieIds()).containsExactly(1, 2, 3, 4, 6);
        retrieval.hold("20200101-abcdef");
        assertThat(gateway.get(QUERY).degraded()).containsExactly("retrieval");
    }

    @Test
    void followsARollback() throws Exception {
        retrieval.hold(second.version(), first.version());
        ranking.hold(second.version(), first.version());
        gatewayLoads(second);
        assertFullAnswerFrom(first);
        assertFullAnswerFrom(second);
        gatewayLoads(first);
        assertFullAnswerFrom(first);
    }
}
