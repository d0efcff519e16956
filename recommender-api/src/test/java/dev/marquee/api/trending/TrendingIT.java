package dev.marquee.api.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trending movies over HTTP. */
class TrendingIT {
    private static final String TRENDING = "/v1/movies/trending";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private StageServer stages;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        stages =
                StageServer.start(TestCatalog.publish(home.resolve("models"), 1).version());
        gateway = Gateway.start(home, stages.url(), stages.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        stages.close();
    }

    private void watch(String user, int movieId, Duration ago) throws Exception {
        String body = """
                {"events":[{"eventId":"%s-%d","type":"watch","userId":"%s","movieId":%d,"at":"%s"}]}""".formatted(user, movieId, user, movieId, Instant.now().minus(ago));
        Answer answer = gateway.post("/v1/events", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static List<String> sources(Answer answer) {
        List<String> sources = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> sources.add(item.path("source").asString()));
        return sources;
    }

    @Test
    void saysThatPopularMoviesStandInWhileNothingHappens() throws Exception {
        Answer answer = gateway.get(TRENDING + "?limit=3&genre=drama");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.movieIds()).containsExactly(4, 5, 6);
        assertThat(sources(answer)).containsOnly("popular");
        assertThat(answer.json().at("/items/0/score").asDouble()).isEqualTo(1);
        assertThat(Instant.parse(answer.json().path("asOf").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void followsWhatPeopleDoAndForgetsThemAndSurvivesARestart() throws Exception {
        watch("ann", 300, Duration.ZERO);
        watch("bob", 300, Duration.ofDays(1));
        watch("ann", 201, Duration.ofDays(8));
        watch("bob", 201, Duration.ofDays(9));
        watch("ann", 44, Duration.ZERO);
        gateway.put("/v1/users/cid/ratings/300", "{\"rating\":5}");
        String three = TRENDING + "?limit=3";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.get(three).movieIds()).containsExactly(300, 201, 1));
        Answer answer = gateway.get(three);
        assertThat(sources(answer)).containsExactly("trending", "trending", "popular");
        assertThat(answer.json().at("/items/0/score").asDouble()).isEqualTo(1);
        assertThat(answer.json().at("/items/1/score").asDouble()).isBetween(0.05, 0.3);

        assertThat(gateway.get(three + "&genre=comedy").movieIds()).containsExactly(201, 3, 7);
        assertThat(gateway.put("/v1/movies/300/availability", "{\"hidden\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.get(three).movieIds()).as("hidden").containsExactly(201, 1, 2);
        gateway.delete("/v1/movies/300/availability");

        gateway.close();
        gateway = Gateway.start(home, stages.url(), stages.url());
        assertThat(gateway.get(three).movieIds()).as("at once after a restart").containsExactly(300, 201, 1);

        gateway.delete("/v1/users/bob");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.get(three).movieIds()).containsExactly(300, 1, 2));
    }

    @Test
    void aListThatIsEmptySaysWhy() throws Exception {
        Answer answer = gateway.get(TRENDING + "?genre=sci-fi&yearTo=1950");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.movieIds()).isEmpty();
        assertThat(answer.json().path("emptyReason").asString()).isEqualTo("year");
    }
}
