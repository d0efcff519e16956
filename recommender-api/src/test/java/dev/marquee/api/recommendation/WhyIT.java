package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.StageServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Why movies are in a list, or not, over HTTP. */
@ExtendWith(Marquee.Shared.class)
class WhyIT {
    private final Gateway gateway;
    private final StageServer retrieval;
    private final StageServer ranking;

    WhyIT(Marquee marquee) {
        gateway = marquee.gateway();
        retrieval = marquee.retrieval();
        ranking = marquee.ranking();
    }

    @AfterEach
    void heal() {
        retrieval.heal();
        ranking.heal();
    }

    private void rate(String user, int... movieIds) throws Exception {
        for (int movieId : movieIds) {
            assertThat(gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":4.5}")
                            .status())
                    .isEqualTo(204);
        }
    }

    /**
     * Of a list that lacks nothing: retrieval proposes 1 to 301 without 5, ranking turns that round, and 301 is the first of it. A
     * slow moment may cost candidates, but not for long.
     */
    private JsonNode why(String user, int movieId, String query) {
        return await().until(
                        () -> ask(user, movieId, query),
                        why -> why.path("degraded").isEmpty());
    }

    private JsonNode ask(String user, int movieId, String query) throws Exception {
        Answer answer = gateway.get("/v1/users/%s/recommendations/%d/why?%s".formatted(user, movieId, query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aListComesWithReasonsIfAsked() throws Exception {
        rate("why-ann", 5);
        JsonNode plain =
                gateway.get("/v1/users/why-ann/recommendations?limit=2").json();
        assertThat(plain.at("/items/0/reasons").isNull()).isTrue();
        JsonNode explained = gateway.get("/v1/users/why-ann/recommendations?limit=2&explain=true")
                .json();
        assertThat(explained.at("/items")).hasSize(2);
        JsonNode reason = explained.at("/items/1/reasons/0");
        assertThat(reason.propertyNames()).containsExactly("movieId", "title", "share", "people", "keywords");
        assertThat(reason.path("movieId").asInt()).isEqualTo(5);
        assertThat(reason.path("title").asString()).isEqualTo("Heat");
        assertThat(reason.path("share").asDouble()).isEqualTo(1);
    }

    @Test
    void aHistoryInABodyIsExplainedLikeAStoredOne() throws Exception {
        String body = "{\"history\":[{\"movieId\":5,\"rating\":4.5}],\"limit\":2,\"explain\":true}";
        Answer list = gateway.post("/v1/recommendations", body);
        assertThat(list.json().at("/items/0/reasons/0/title").asString()).isEqualTo("Heat");
        JsonNode shown = gateway.post("/v1/recommendations/301/why", body).json();
        assertThat(shown.path("outcome").asString()).isEqualTo("shown");
        assertThat(shown.path("place").asInt()).isEqualTo(1);
        assertThat(shown.at("/reasons/0/title").asString()).isEqualTo("Heat");
    }

    @Test
    void popularMoviesHaveNoReasons() throws Exception {
        JsonNode list = gateway.get("/v1/users/why-nobody/recommendations?limit=2&explain=true")
                .json();
        assertThat(list.at("/items/0/reasons")).isEmpty();
        assertThat(list.at("/items/0/reasons").isArray()).isTrue();
        assertThat(list.at("/degraded")).isEmpty();
    }

    @Test
    void aListWithoutTimeForReasonsComesWithoutThem() throws Exception {
        rate("why-bob", 5);
        retrieval.handle("/internal/reasons", (exchange, answer) -> exchange.close());
        Answer list = gateway.get("/v1/users/why-bob/recommendations?limit=2&explain=true");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.degraded()).isEmpty();
        assertThat(list.json().at("/items/0/source").asString()).isEqualTo("two-tower");
        assertThat(list.json().at("/items/0/reasons").isNull()).isTrue();
    }

    @Test
    void saysHowFarAMovieCame() throws Exception {
        rate("why-cid", 5);
        JsonNode shown = why("why-cid", 299, "limit=3");
        assertThat(shown.propertyNames())
                .containsExactly(
                        "movieId",
                        "title",
                        "modelVersion",
                        "degraded",
                        "outcome",
                        "restriction",
                        "retrievalRank",
                        "rank",
                        "popularityRank",
                        "place",
                        "rule",
                        "predictedRating",
                        "reasons");
        assertThat(shown.path("outcome").asString()).isEqualTo("shown");
        assertThat(shown.path("place").asInt()).isEqualTo(3);
        assertThat(shown.path("rank").asInt()).isEqualTo(3);
        assertThat(shown.path("retrievalRank").asInt()).isEqualTo(298);
        assertThat(shown.path("popularityRank").asInt()).isEqualTo(298);
        assertThat(shown.path("predictedRating").asDouble()).isEqualTo(3.86);

        JsonNode below = why("why-cid", 298, "limit=3");
        assertThat(below.path("outcome").asString()).isEqualTo("ranked");
        assertThat(below.path("rank").asInt()).isEqualTo(4);
        assertThat(below.path("place").isNull()).isTrue();

        JsonNode unretrieved = why("why-cid", 302, "limit=3");
        assertThat(unretrieved.path("outcome").asString()).isEqualTo("notRetrieved");
        assertThat(unretrieved.path("retrievalRank").asInt()).isEqualTo(301);
        assertThat(unretrieved.path("rank").isNull()).isTrue();

        JsonNode moved = why("why-cid", 299, "limit=3&maxPerGenre=1&withinTop=3");
        assertThat(moved.path("outcome").asString()).isEqualTo("reRanked");
        assertThat(moved.path("rank").asInt()).isEqualTo(3);
    }

    @Test
    void namesTheRuleThatMovedIt() throws Exception {
        rate("why-hal", 5);
        assertThat(gateway.put("/v1/rules/why-last", "{\"weight\":{\"movieIds\":[301],\"factor\":0.1}}")
                        .status())
                .isEqualTo(204);
        JsonNode buried = why("why-hal", 301, "limit=3");
        gateway.delete("/v1/rules/why-last");
        assertThat(buried.path("outcome").asString()).isEqualTo("reRanked");
        assertThat(buried.path("rule").asString()).isEqualTo("why-last");
        assertThat(why("why-hal", 301, "limit=3").path("rule").isNull()).isTrue();
    }

    @Test
    void namesTheRuleThatMovedItInAListOfPopularMoviesToo() throws Exception {
        assertThat(gateway.put("/v1/rules/why-first", "{\"weight\":{\"movieIds\":[1],\"factor\":0.01}}")
                        .status())
                .isEqualTo(204);
        JsonNode buried = why("why-new", 1, "limit=3");
        gateway.delete("/v1/rules/why-first");
        assertThat(buried.path("outcome").asString()).isEqualTo("reRanked");
        assertThat(buried.path("rule").asString()).isEqualTo("why-first");
        assertThat(buried.path("popularityRank").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "301, genre=Drama, genre",
        "301, excludeGenre=Comedy, excludeGenre",
        "301, yearTo=1951, year",
        "301, exclude=301, exclude",
        "5, limit=3, seen",
        "9, limit=3, notInterested",
    })
    void saysWhatDoesNotLetAMovieBeShown(int movieId, String query, String restriction) throws Exception {
        rate("why-dan", 5);
        gateway.post(
                "/v1/events",
                "{\"events\":[{\"eventId\":\"1\",\"type\":\"not-interested\",\"userId\":\"why-dan\",\"movieId\":9}]}");
        JsonNode why = why("why-dan", movieId, query);
        assertThat(why.path("outcome").asString()).isEqualTo("restricted");
        assertThat(why.path("restriction").asString()).isEqualTo(restriction);
        assertThat(why.path("popularityRank").isNull()).isTrue();
        assertThat(why.path("retrievalRank").asInt()).isPositive();
    }

    @Test
    void saysThatAnEarlierPageHasShownIt() throws Exception {
        rate("why-eva", 5);
        String cursor = gateway.get("/v1/users/why-eva/recommendations?limit=3")
                .json()
                .path("nextCursor")
                .asString();
        JsonNode why = why("why-eva", 301, "limit=3&cursor=" + cursor);
        assertThat(why.path("outcome").asString()).isEqualTo("restricted");
        assertThat(why.path("restriction").asString()).isEqualTo("shown");
        assertThat(why("why-eva", 304, "limit=3&cursor=" + cursor).path("place").asInt())
                .isEqualTo(1);
    }

    @Test
    void aNewUsersListIsPopular() throws Exception {
        JsonNode why = why("why-new", 7, "limit=3");
        assertThat(why.path("outcome").asString()).isEqualTo("lessPopular");
        assertThat(why.path("popularityRank").asInt()).isEqualTo(7);
        assertThat(why.path("retrievalRank").isNull()).isTrue();
        assertThat(why.path("reasons").isArray()).isTrue();
        assertThat(why.path("reasons")).isEmpty();
        assertThat(why("why-new", 2, "limit=3").path("place").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhatTheListLacked() throws Exception {
        rate("why-fay", 5);
        ranking.hangUpAtOnce();
        JsonNode unranked = ask("why-fay", 1, "limit=3");
        assertThat(unranked.at("/degraded/0").asString()).isEqualTo("ranking");
        assertThat(unranked.path("outcome").asString()).isEqualTo("shown");
        assertThat(unranked.path("predictedRating").isNull()).isTrue();
        retrieval.hangUpAtOnce();
        JsonNode popular = ask("why-fay", 300, "limit=3");
        assertThat(popular.at("/degraded/0").asString()).isEqualTo("retrieval");
        assertThat(popular.path("outcome").asString()).isEqualTo("lessPopular");
        assertThat(popular.path("reasons").isNull()).isTrue();
    }

    @Test
    void refusesWhatTheListRefuses() throws Exception {
        assertThat(gateway.get("/v1/users/why-ann/recommendations/4711/why").status())
                .isEqualTo(404);
        for (String wrong : List.of("0/why", "x/why", "5/why?limit=0", "5/why?genre=Nope", "5/why?explain=true")) {
            Answer answer = gateway.get("/v1/users/why-ann/recommendations/" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
        assertThat(gateway.post("/v1/recommendations/4711/why", "{\"history\":[]}")
                        .status())
                .isEqualTo(404);
    }
}
