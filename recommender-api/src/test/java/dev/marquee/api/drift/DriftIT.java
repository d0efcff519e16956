package dev.marquee.api.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift over HTTP: a bundle trained on ratings of 1 and 5 stars, and people who give others. */
class DriftIT {
    @TempDir
    private Path home;

    private StageServer retrieval;
    private StageServer ranking;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        ranking = StageServer.start(version);
        gateway = Gateway.start(home, retrieval.url(), ranking.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        retrieval.close();
        ranking.close();
    }

    private double metric(String series) throws Exception {
        return gateway.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private double index(String trait) throws Exception {
        return metric("drift_stability_index{trait=\"" + trait + "\"");
    }

    private void rate(int from, int to, String stars) throws Exception {
        for (int i = from; i < to; i++) {
            String path = "/v1/users/u%d/ratings/%d".formatted(i / 100, 1 + i % 100);
            assertThat(gateway.put(path, "{\"rating\":%s}".formatted(stars)).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void noticesOtherRatingsThanThoseOfTraining() throws Exception {
        rate(0, Drift.FEWEST / 2, "1");
        assertThat(index("rating")).isNaN();
        rate(Drift.FEWEST / 2, Drift.FEWEST, "5");
        assertThat(metric("drift_samples{trait=\"rating\"")).isEqualTo(Drift.FEWEST);
        assertThat(index("rating")).isLessThan(0.001);
        assertThat(index("genre")).isGreaterThan(0);
        assertThat(index("history-length")).isNaN();
        rate(Drift.FEWEST, 2 * Drift.FEWEST, "3");
        assertThat(index("rating")).isGreaterThan(0.25);
    }

    @Test
    void countsHistoriesAndPredictionsOfLists() throws Exception {
        rate(0, 3, "5");
        assertThat(gateway.get("/v1/users/u0/recommendations?limit=10").status())
                .isEqualTo(200);
        assertThat(gateway.get("/v1/users/nobody/recommendations").status()).isEqualTo(200);
        assertThat(metric("drift_samples{trait=\"history-length\"")).isEqualTo(1);
        assertThat(metric("drift_samples{trait=\"predicted-rating\"")).isEqualTo(10);
    }

    @Test
    void countsMoviesThatTheBundleDoesNotKnow() throws Exception {
        assertThat(gateway.put("/v1/users/ann/ratings/9999", "{\"rating\":5}").status())
                .isEqualTo(404);
        String event = "{\"eventId\":\"e\",\"type\":\"click\",\"userId\":\"ann\",\"movieId\":9999}";
        assertThat(gateway.post("/v1/events", "{\"events\":[" + event + "]}").status())
                .isEqualTo(204);
        assertThat(metric("drift_unknown_movies_total")).isEqualTo(2);
    }

    @Test
    void saysHowOldTheBundleIs() throws Exception {
        assertThat(metric("model_trained_timestamp_seconds")).isEqualTo(1_795_392_000); // 2026-11-23
        assertThat(metric("model_newest_rating_timestamp_seconds")).isZero();
        assertThat(metric("model_evaluated_error")).isNaN();
    }
}
