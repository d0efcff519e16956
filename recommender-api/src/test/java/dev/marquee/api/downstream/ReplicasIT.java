package dev.marquee.api.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.contract.problem.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers of one stage. */
class ReplicasIT {
    private static final String LIST = "/v1/users/ann/recommendations";

    @TempDir
    private Path home;

    private StageServer retrieval;
    private StageServer one;
    private StageServer other;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        one = StageServer.start(version);
        other = StageServer.start(version);
        gateway = Gateway.start(
                home,
                retrieval.url(),
                "http://127.0.0.1:1",
                "--marquee.replicas.ranking=%s,%s".formatted(one.url(), other.url()));
        gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}");
    }

    @AfterEach
    void stop() {
        gateway.close();
        retrieval.close();
        one.close();
        other.close();
    }

    private void assertFullAnswers(int requests) throws Exception {
        for (int i = 0; i < requests; i++) {
            assertThat(gateway.get(LIST).degraded()).isEmpty();
        }
    }

    @Test
    void takeTurns() throws Exception {
        assertFullAnswers(10);
        assertThat(one.calls()).hasSize(5);
        assertThat(other.calls()).hasSize(5);
        assertThat(gateway.get("/v1/status").json().at("/stages/ranking").asString())
                .isEqualTo("up");
    }

    @Test
    void standInForOneThatStops() throws Exception {
        assertFullAnswers(10);
        one.close();
        assertFullAnswers(20);
        assertThat(other.calls()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void standInForOneThatHangsUp() throws Exception {
        assertFullAnswers(4);
        one.hangUpAtOnce();
        assertFullAnswers(20);
    }

    @Test
    void standInForOneThatHasNotLoadedTheBundleYet() throws Exception {
        one.hold("20200101-000000");
        assertFullAnswers(20);
        assertThat(other.calls()).hasSize(20);
    }

    @Test
    void standInForOneThatHasNoBundle() throws Exception {
        one.answerWith(503, "{\"type\":\"%s\"}".formatted(ProblemType.NOT_READY.uri()));
        assertFullAnswers(20);
    }

    @Test
    void standInForOneThatHangsOnceItWasLate() throws Exception {
        assertFullAnswers(10);
        one.hang();
        long begun = System.nanoTime();
        List<List<String>> degraded = new ArrayList<>();
        while (System.nanoTime() - begun < Duration.ofSeconds(3).toNanos()) {
            degraded.add(gateway.get(LIST).degraded());
        }
        // Two in the beginning, then one look each second.
        assertThat(degraded.stream().filter(missing -> !missing.isEmpty())).hasSizeLessThanOrEqualTo(5);
        assertThat(degraded).hasSizeGreaterThan(20);
    }

    @Test
    void learnAddedMoviesWithOneMoreCallEach() throws Exception {
        assertFullAnswers(10);
        gateway.put("/v1/movies/900001", "{\"title\":\"Hamnet\"}");
        assertFullAnswers(10);
        assertThat(one.calls().size() + other.calls().size()).isEqualTo(20 + 2);
    }

    @Test
    void areOfNoUseWhenAllHaveStopped() throws Exception {
        one.close();
        other.close();
        assertThat(gateway.get(LIST).degraded()).containsExactly("ranking");
    }

    @Test
    void mustBeAddresses() {
        assertThatThrownBy(() -> Gateway.start(
                                home,
                                "http://127.0.0.1:1",
                                "http://127.0.0.1:1",
                                "--marquee.replicas.ranking=localhost")
                        .close())
                .rootCause()
                .hasMessageContaining("marquee.replicas.ranking: expected addresses such as http://10.0.0.1:8081");
    }
}
