package dev.marquee.api.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.StageServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Editing the catalogue over HTTP. The bundle holds the movies 1 to 400. */
class MovieIT {
    private static final String HAMNET = """
            {"title":"Hamnet","release_date":"2025-11-26","id":858024,"imdb_id":"tt14905854","original_language":"en",
             "genres":[{"id":18,"name":"Drama"},{"id":878,"name":"Science Fiction"},{"id":36,"name":"History"}],
             "overview":"A play is written.","adult":false,"budget":0,
             "credits":{"cast":[{"name":"Jessie Buckley","order":0}],"crew":[{"name":"Chloé Zhao","job":"Director"}]},
             "keywords":{"keywords":[{"id":1,"name":"grief"}]}}""";

    private static Marquee marquee;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        marquee = Marquee.start();
        gateway = marquee.gateway();
        gateway.put("/v1/users/ann/ratings/300", "{\"rating\":4.5}");
    }

    @AfterAll
    static void stop() throws IOException {
        marquee.close();
    }

    @AfterEach
    void heal() throws Exception {
        marquee.retrieval().heal();
        marquee.ranking().heal();
        for (int movieId : List.of(1_000, 1_001)) {
            gateway.delete("/v1/movies/" + movieId);
        }
    }

    private static void put(int movieId, String body) throws Exception {
        Answer answer = gateway.put("/v1/movies/" + movieId, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String titled(String title) {
        return "{\"title\":\"%s\"}".formatted(title);
    }

    /** A list that lacks nothing. */
    private static Answer list(String query) {
        return await().until(
                        () -> gateway.get("/v1/users/ann/recommendations?" + query),
                        answer -> answer.degraded().isEmpty());
    }

    @Test
    void anAddedMovieIsShownAndFoundByEverythingThatIsKnownOfIt() throws Exception {
        put(1_000, HAMNET);
        JsonNode movie = gateway.get("/v1/movies/1000").json();
        assertThat(movie.path("title").asString()).isEqualTo("Hamnet");
        assertThat(movie.path("year").asInt()).isEqualTo(2025);
        assertThat(movie.path("genres").toString()).isEqualTo("[\"Drama\",\"Sci-Fi\",\"History\"]");
        assertThat(movie.path("ratings").asInt()).isZero();
        assertThat(movie.path("meanRating").isNull()).isTrue();
        assertThat(movie.at("/tmdb/overview").asString()).isEqualTo("A play is written.");
        assertThat(movie.at("/tmdb/budget").asInt()).isZero();
        for (String query : List.of("query=hamnet", "imdbId=tt14905854", "tmdbId=858024", "query=ham&genre=history")) {
            assertThat(gateway.get("/v1/movies?" + query).movieIds()).as(query).containsExactly(1_000);
        }
        assertThat(gateway.get("/v1/movies/popular?yearFrom=2025").movieIds()).containsExactly(1_000);
        assertThat(gateway.get("/v1/status").json().path("movies").asInt()).isEqualTo(401);
    }

    @Test
    void aGenreIsSpeltAsTheCatalogueSpellsIt() throws Exception {
        put(
                1_000,
                "{\"title\":\"a\",\"genres\":[{\"name\":\"drama\"},{\"name\":\"SCIENCE fiction\"},{\"name\":\"Drama\"}]}");
        assertThat(gateway.get("/v1/movies/1000").json().path("genres").toString())
                .isEqualTo("[\"Drama\",\"Sci-Fi\"]");
    }

    @Test
    void anAddedMovieIsRecommendedByTheStagesAndOnEachRungBelowThem() throws Exception {
        put(1_000, HAMNET);
        Answer full = list("genre=history");
        assertThat(full.movieIds()).containsExactly(1_000);
        assertThat(full.json().at("/items/0/source").asString()).isEqualTo("two-tower");
        assertThat(full.json().at("/items/0/predictedRating").asDouble()).isEqualTo(5);
        assertThat(gateway.post(
                                "/v1/recommendations",
                                "{\"history\":[{\"movieId\":300,\"rating\":4.5}],\"filters\":{\"genre\":[\"History\"]}}")
                        .movieIds())
                .containsExactly(1_000);
        marquee.ranking().hangUpAtOnce();
        assertThat(gateway.get("/v1/users/ann/recommendations?genre=history").movieIds())
                .containsExactly(1_000);
        marquee.retrieval().hangUpAtOnce();
        Answer popular = gateway.get("/v1/users/ann/recommendations?genre=history");
        assertThat(popular.degraded()).containsExactly("retrieval");
        assertThat(popular.movieIds()).containsExactly(1_000);
        assertThat(gateway.get("/v1/users/nobody/recommendations?genre=history").movieIds())
                .containsExactly(1_000);
    }

    @Test
    void anAddedMovieHasSimilarOnesAndIsOneAndWhyIsAnswered() throws Exception {
        put(1_000, HAMNET);
        assertThat(gateway.get("/v1/movies/1000/similar?limit=2").movieIds()).containsExactly(1, 2);
        assertThat(gateway.get("/v1/movies/1/similar?genre=History").movieIds()).containsExactly(1_000);
        JsonNode why = await().until(
                        () -> gateway.get("/v1/users/ann/recommendations/1000/why?genre=history")
                                .json(),
                        answer -> answer.path("degraded").isEmpty());
        assertThat(why.path("outcome").asString()).isEqualTo("shown");
        assertThat(why.path("retrievalRank").asInt()).isEqualTo(1);
        assertThat(why.at("/reasons/0/movieId").asInt()).isEqualTo(300);
    }

    @Test
    void rulesAvailabilityRatingsAndMutesHoldForItToo() throws Exception {
        put(1_000, HAMNET);
        String list = "/v1/users/bob/recommendations?genre=history";
        assertThat(gateway.get(list).movieIds()).containsExactly(1_000);
        gateway.put("/v1/movies/1000/availability", "{\"hidden\":true}");
        Answer hidden = gateway.get(list);
        assertThat(hidden.movieIds()).isEmpty();
        assertThat(hidden.json().path("emptyReason").asString()).isEqualTo("unavailable");
        gateway.delete("/v1/movies/1000/availability");
        String mute =
                "{\"events\":[{\"eventId\":\"%s\",\"type\":\"%s\",\"userId\":\"bob\",\"person\":\"Chloé Zhao\"}]}";
        assertThat(gateway.post("/v1/events", mute.formatted("1", "not-interested"))
                        .status())
                .isEqualTo(204);
        assertThat(gateway.get(list).json().path("emptyReason").asString()).isEqualTo("notInterested");
        gateway.post("/v1/events", mute.formatted("2", "interested"));
        assertThat(gateway.get(list).movieIds()).containsExactly(1_000);
        assertThat(gateway.put("/v1/users/bob/ratings/1000", "{\"rating\":5}").status())
                .isEqualTo(204);
        Answer seen = gateway.get(list);
        assertThat(seen.json().path("emptyReason").asString()).isEqualTo("seen");
        assertThat(seen.degraded()).as("the models know nothing of it").isEmpty();
        assertThat(gateway.put("/v1/rules/first", "{\"pin\":{\"movieId\":1000,\"place\":1}}")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.get("/v1/users/cid/recommendations?limit=2").movieIds())
                .containsExactly(1_000, 1);
        gateway.delete("/v1/rules/first");
    }

    @Test
    void aServiceThatDoesNotKnowTheMoviesIsToldThemOnce() throws Exception {
        put(1_000, HAMNET);
        list("limit=5");
        StageServer retrieval = marquee.retrieval();
        retrieval.calls().clear();
        list("limit=5");
        assertThat(retrieval.calls())
                .singleElement()
                .satisfies(
                        call -> assertThat(call.body()).contains("\"digest\":").doesNotContain("Zhao"));
        retrieval.forgetMovies();
        retrieval.calls().clear();
        assertThat(gateway.get("/v1/users/ann/recommendations?limit=5").degraded())
                .isEmpty();
        assertThat(retrieval.calls()).hasSize(2);
        assertThat(retrieval.calls().getLast().body()).contains("Chloé Zhao").doesNotContain("A play is written");
    }

    @Test
    void aServiceThatNeverTakesThemCostsQualityAndNotTheAnswer() throws Exception {
        put(1_000, HAMNET);
        marquee.retrieval().answerWith(409, "{\"type\":\"/problems/unknown-movies\"}");
        Answer answer = gateway.get("/v1/users/ann/recommendations?limit=5");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.degraded()).containsExactly("retrieval");
        assertThat(answer.movieIds()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void anAddedMovieIsChangedAndRemoved() throws Exception {
        put(1_000, HAMNET);
        put(1_000, titled("Gone Tomorrow"));
        JsonNode movie = gateway.get("/v1/movies/1000").json();
        assertThat(movie.path("year").isNull()).isTrue();
        assertThat(movie.path("genres")).isEmpty();
        assertThat(gateway.get("/v1/movies?query=hamnet").movieIds()).isEmpty();
        assertThat(gateway.get("/v1/movies?query=tomorrow%20gone").movieIds()).containsExactly(1_000);
        assertThat(gateway.get("/v1/users/ann/recommendations?genre=history").status())
                .as("no movie is of that genre any more")
                .isEqualTo(400);
        put(1_001, titled("Another"));
        assertThat(gateway.delete("/v1/movies/1000").status()).isEqualTo(204);
        assertThat(gateway.get("/v1/movies/1000").status()).isEqualTo(404);
        assertThat(gateway.get("/v1/movies/1000/similar").status()).isEqualTo(404);
        assertThat(gateway.get("/v1/movies?query=tomorrow").movieIds()).isEmpty();
        assertThat(gateway.get("/v1/movies/1001").json().path("title").asString())
                .isEqualTo("Another");
        assertThat(list("limit=1").degraded()).isEmpty();
    }

    @Test
    void aMovieOfTheBundleIsChangedRemovedAndBroughtBack() throws Exception {
        put(6, "{\"title\":\"Black Cold\",\"genres\":[{\"name\":\"Western\"}],\"release_date\":\"1949-09-03\"}");
        JsonNode movie = gateway.get("/v1/movies/6").json();
        assertThat(movie.path("title").asString()).isEqualTo("Black Cold");
        assertThat(movie.path("ratings").asInt()).as("its ratings stay").isEqualTo(395);
        assertThat(gateway.get("/v1/movies?query=white").movieIds()).isEmpty();
        assertThat(gateway.get("/v1/movies/popular?genre=western").movieIds()).containsExactly(6);
        assertThat(gateway.get("/v1/movies/popular?genre=drama&limit=3").movieIds())
                .doesNotContain(6);
        assertThat(list("genre=western").movieIds()).containsExactly(6);
        gateway.delete("/v1/movies/6");
        assertThat(gateway.get("/v1/movies/6").status()).isEqualTo(404);
        assertThat(gateway.get("/v1/movies/popular?limit=6").movieIds()).containsExactly(1, 2, 3, 4, 5, 7);
        assertThat(list("limit=100&exclude=400").movieIds()).doesNotContain(6);
        assertThat(gateway.get("/v1/movies?query=black").movieIds()).isEmpty();
        assertThat(gateway.put("/v1/users/ann/ratings/6", "{\"rating\":5}").status())
                .isEqualTo(404);
        put(6, titled("White Heat"));
        assertThat(gateway.get("/v1/movies/popular?limit=6").movieIds()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whatWasEditedIsThereAfterARestartAndInAnotherGateway() throws Exception {
        put(1_000, HAMNET);
        try (Gateway other = Gateway.start(
                marquee.home(), marquee.retrieval().url(), marquee.ranking().url())) {
            assertThat(other.get("/v1/movies/1000").status()).isEqualTo(200);
            gateway.put("/v1/movies/1001", titled("Later"));
            await().untilAsserted(() ->
                    assertThat(other.get("/v1/movies/1001").status()).isEqualTo(200));
            other.delete("/v1/movies/1000");
            await().untilAsserted(() ->
                    assertThat(gateway.get("/v1/movies/1000").status()).isEqualTo(404));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{",
                "{}",
                "{\"title\":null}",
                "{\"title\":\"\"}",
                "{\"title\":\" \"}",
                "{\"title\":7}",
                "{\"title\":\"a\",\"release_date\":\"yesterday\"}",
                "{\"title\":\"a\",\"release_date\":\"1111-01-01\"}",
                "{\"title\":\"a\",\"genres\":{}}",
                "{\"title\":\"a\",\"genres\":[null]}",
                "{\"title\":\"a\",\"genres\":[\"Drama\"]}",
                "{\"title\":\"a\",\"genres\":[{\"name\":null}]}",
                "{\"title\":\"a\",\"genres\":[{\"name\":\" \"}]}",
                "{\"title\":\"a\",\"id\":0}",
                "{\"title\":\"a\",\"id\":1e99}",
                "{\"title\":\"a\",\"imdb_id\":\"0111161\"}",
                "{\"title\":\"a\",\"original_language\":\"a very long language\"}",
                "{\"title\":\"a\",\"credits\":[]}",
                "{\"title\":\"a\",\"credits\":{\"cast\":[null]}}",
                "{\"title\":\"a\",\"credits\":{\"cast\":[{\"order\":0}]}}",
                "{\"title\":\"a\",\"keywords\":{\"keywords\":7}}",
                "{\"title\":\"a\",\"keywords\":{\"keywords\":[{\"name\":\"\"}]}}",
                "{\"title\":\"\\ud83c\"}",
                "{\"title\":\"a\",\"\\udfac\":1}",
            })
    void refusesWhatIsNoMovieAndChangesNothing(String body) throws Exception {
        Answer answer = gateway.put("/v1/movies/1001", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(gateway.get("/v1/movies/1001").status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsTooLarge() throws Exception {
        String keywords = "{\"name\":\"something\"},".repeat(300) + "{\"name\":\"end\"}";
        String read = "{\"title\":\"a\",\"keywords\":{\"keywords\":[%s]}}".formatted(keywords);
        assertThat(gateway.put("/v1/movies/1001", read).detail()).contains("expected at most 5,000");
        String fields = "\"" + "x".repeat(9_000) + "\"";
        String all =
                "{\"title\":\"a\",\"a\":[%s]}".formatted(String.join(",", java.util.Collections.nCopies(8, fields)));
        assertThat(gateway.put("/v1/movies/1001", all).detail()).contains("expected at most 65,536");
        String genres = "{\"name\":\"a\"},".repeat(20) + "{\"name\":\"b\"}";
        assertThat(gateway.put("/v1/movies/1001", "{\"title\":\"a\",\"genres\":[%s]}".formatted(genres))
                        .detail())
                .contains("genres, their number: expected 0 to 20, got 21");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "x", "2147483648"})
    void refusesWhatIsNoId(String movieId) throws Exception {
        assertThat(gateway.put("/v1/movies/" + movieId, titled("a")).status()).isEqualTo(400);
        assertThat(gateway.delete("/v1/movies/" + movieId).status()).isEqualTo(400);
    }

    @Test
    void removingWhatIsNotThereChangesNothing() throws Exception {
        assertThat(gateway.delete("/v1/movies/4711").status()).isEqualTo(204);
        assertThat(gateway.get("/v1/movies/4711").status()).isEqualTo(404);
    }
}
