package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recommendations over HTTP, with both stages answering. */
@ExtendWith(Marquee.Shared.class)
class RecommendationIT {
    private static final Catalog CATALOG = TestCatalog.catalog();

    private final Gateway gateway;
    private final StageServer retrieval;
    private final StageServer ranking;
    private final String version;

    RecommendationIT(Marquee marquee) {
        gateway = marquee.gateway();
        retrieval = marquee.retrieval();
        ranking = marquee.ranking();
        version = marquee.version();
    }

    @BeforeEach
    void forget() {
        retrieval.calls().clear();
        ranking.calls().clear();
    }

    private void rate(String user, int movieId, double rating) throws Exception {
        assertThat(gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":%s}".formatted(rating))
                        .status())
                .isEqualTo(204);
    }

    private static Movie movie(int movieId) {
        return CATALOG.movie(CATALOG.ordinal(movieId).orElseThrow());
    }

    @Test
    void answersAStoredUserThroughBothStages() throws Exception {
        rate("ann", 5, 4.5);
        Answer answer = gateway.get("/v1/users/ann/recommendations?limit=3");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "requestId", "modelVersion", "degraded", "timings", "items", "nextCursor", "emptyReason");
        assertThat(json.path("requestId").asString()).hasSize(26);
        assertThat(json.path("modelVersion").asString()).isEqualTo(version);
        assertThat(answer.degraded()).isEmpty();
        assertThat(json.path("timings").propertyNames())
                .containsExactly("totalMs", "historyMs", "retrievalMs", "rankingMs", "rerankMs");
        // Retrieval proposes 1 to 301 without 5; ranking turns that round.
        assertThat(answer.movieIds()).containsExactly(301, 300, 299);
        JsonNode first = json.at("/items/0");
        assertThat(first.propertyNames())
                .containsExactly(
                        "movieId",
                        "title",
                        "year",
                        "genres",
                        "score",
                        "predictedRating",
                        "source",
                        "explored",
                        "rule",
                        "reasons");
        assertThat(first.path("title").asString()).isEqualTo("Film 301");
        assertThat(first.path("predictedRating").asDouble()).isEqualTo(3.89);
        assertThat(first.path("source").asString()).isEqualTo("two-tower");
    }

    @Test
    void sendsTheStagesTheHistoryTheVersionAndWhatIsLeft() throws Exception {
        rate("bea", 9, 2);
        rate("bea", 8, 5);
        gateway.get("/v1/users/bea/recommendations?limit=3", "X-Latency-Budget-Ms", "350");
        StageServer.Call candidates = retrieval.calls().getFirst();
        JsonNode body = JsonMapper.shared().readTree(candidates.body());
        assertThat(body.path("n").asInt()).isEqualTo(300);
        assertThat(body.at("/history/movieIds/0").asInt()).isEqualTo(9);
        assertThat(body.at("/history/ratings/1").asDouble()).isEqualTo(5);
        assertThat(candidates.version()).isEqualTo(version);
        assertThat(candidates.deadlineMs()).isBetween(100, 350);
        StageServer.Call scores = ranking.calls().getFirst();
        assertThat(JsonMapper.shared().readTree(scores.body()).path("movieIds").size())
                .isBetween(1, 300);
        assertThat(scores.version()).isEqualTo(version);
        assertThat(scores.deadlineMs()).isLessThanOrEqualTo(candidates.deadlineMs());
    }

    @Test
    void tellsTheStagesOfACallersTraceAndOfNothingElseThatItSends() throws Exception {
        rate("ann", 5, 4.5);
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        gateway.get(
                "/v1/users/ann/recommendations",
                "traceparent",
                "00-" + traceId + "-00f067aa0ba902b7-01",
                "baggage",
                "user=ann-of-the-caller",
                "tracestate",
                "x=1");
        for (StageServer stage : List.of(retrieval, ranking)) {
            assertThat(stage.calls().getLast().headers().toString())
                    .contains(traceId)
                    .doesNotContain("ann-of-the-caller");
        }
    }

    @Test
    void ranksEveryCandidateWhenRankingIsAsFastAsItShould() throws Exception {
        rate("eve", 9, 2);
        int ranked = 0;
        for (int request = 0; ranked < 300 && request < 30; request++) {
            gateway.get("/v1/users/eve/recommendations?limit=3");
            StageServer.Call scores = ranking.calls().getLast();
            ranked =
                    JsonMapper.shared().readTree(scores.body()).path("movieIds").size();
        }
        assertThat(ranked)
                .as("a slow moment may cost candidates, but not for long")
                .isEqualTo(300);
    }

    @Test
    void changesWithOneMoreRating() throws Exception {
        rate("cid", 5, 4.5);
        List<Integer> before =
                gateway.get("/v1/users/cid/recommendations?limit=3").movieIds();
        rate("cid", before.getFirst(), 3);
        assertThat(gateway.get("/v1/users/cid/recommendations?limit=3").movieIds())
                .doesNotContain(before.getFirst());
    }

    @Test
    void forgetsADeletedUser() throws Exception {
        rate("dan", 5, 4.5);
        gateway.delete("/v1/users/dan");
        assertThat(gateway.get("/v1/users/dan/recommendations")
                        .json()
                        .at("/items/0/source")
                        .asString())
                .isEqualTo("popular");
    }

    @Test
    void givesANewUserPopularMoviesWithoutCallingThatDegraded() throws Exception {
        Answer answer = gateway.get("/v1/users/nobody/recommendations?genre=drama&yearFrom=1990&limit=5");
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.movieIds()).hasSize(5).startsWith(4, 5).isSorted();
        assertThat(answer.json().at("/items/0/source").asString()).isEqualTo("popular");
        assertThat(answer.json().at("/items/0/predictedRating").isNull()).isTrue();
        assertThat(answer.json().at("/items/0/score").asDouble()).isEqualTo(1);
        assertThat(retrieval.calls()).isEmpty();
    }

    @Test
    void obeysEveryFilter() throws Exception {
        rate("eve", 100, 4);
        Answer answer = gateway.get("/v1/users/eve/recommendations?limit=100&genre=Drama,Action&genre=comedy"
                + "&excludeGenre=War&yearFrom=1990&yearTo=2005&exclude=1,2&exclude=3");
        assertThat(answer.movieIds())
                .isNotEmpty()
                .doesNotContain(1, 2, 3, 4, 100)
                .allSatisfy(id -> {
                    assertThat(movie(id).year()).isBetween(1990, 2005);
                    assertThat(movie(id).genres()).doesNotContain("War");
                });
    }

    @Test
    void showsSeenMoviesOnlyWhenAsked() throws Exception {
        rate("fay", 300, 4);
        assertThat(gateway.get("/v1/users/fay/recommendations?limit=100").movieIds())
                .doesNotContain(300);
        assertThat(gateway.get("/v1/users/fay/recommendations?limit=100&includeSeen=true")
                        .movieIds())
                .contains(300);
    }

    @Test
    void returnsAllThereIsWhenTheFilterAllowsLessThanTheLimit() throws Exception {
        rate("gus", 7, 4);
        assertThat(gateway.get("/v1/users/gus/recommendations?genre=sci-fi&limit=50")
                        .movieIds())
                .containsExactlyInAnyOrder(1, 2);
        Answer none = gateway.get("/v1/users/gus/recommendations?genre=sci-fi&exclude=1,2");
        assertThat(none.movieIds()).isEmpty();
        assertThat(none.degraded()).isEmpty();
        assertThat(none.json().path("emptyReason").asString()).isEqualTo("exclude");
    }

    @Test
    void answersAHistoryAsItAnswersAUserWhoRatedTheSame() throws Exception {
        rate("hal", 5, 4.5);
        rate("hal", 4, 1);
        Answer stored = gateway.get("/v1/users/hal/recommendations?genre=Drama&limit=7");
        Answer inline = gateway.post("/v1/recommendations", """
                {"history":[{"movieId":5,"rating":4.5,"ratedAt":"2026-01-31T20:15:00Z"},
                            {"movieId":4,"rating":1,"ratedAt":"2026-01-31T21:15:01+01:00"}],
                 "limit":7,"filters":{"genre":["Drama"]}}""");
        assertThat(inline.status()).isEqualTo(200);
        assertThat(inline.movieIds()).hasSize(7).isEqualTo(stored.movieIds());
    }

    @Test
    void ordersAHistoryByTimeOrElseAsGiven() throws Exception {
        gateway.post("/v1/recommendations", """
                {"history":[{"movieId":5,"rating":4.5,"ratedAt":"2026-01-31T20:15:00Z"},
                            {"movieId":4,"rating":1,"ratedAt":"2020-01-31T20:15:00Z"}]}""");
        gateway.post(
                "/v1/recommendations", "{\"history\":[{\"movieId\":5,\"rating\":4.5},{\"movieId\":4,\"rating\":1}]}");
        assertThat(retrieval.calls().get(0).body()).contains("\"movieIds\":[4,5]");
        assertThat(retrieval.calls().get(1).body()).contains("\"movieIds\":[5,4]");
    }

    @Test
    void answersAnEmptyHistoryWithPopularMovies() throws Exception {
        Answer answer = gateway.post("/v1/recommendations", "{\"history\":[],\"limit\":3}");
        assertThat(answer.movieIds()).containsExactly(1, 2, 3);
        assertThat(answer.degraded()).isEmpty();
    }

    @Test
    void takesTheLongestHistory() throws Exception {
        String entries = String.join(
                ",",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "{\"movieId\":%d,\"rating\":3.5}".formatted(1 + i % 50))
                        .toList());
        Answer answer = gateway.post("/v1/recommendations", "{\"history\":[" + entries + "]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.movieIds()).hasSize(20);
    }
}
