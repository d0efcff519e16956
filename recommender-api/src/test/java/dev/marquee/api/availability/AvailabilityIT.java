package dev.marquee.api.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.TestCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may be shown what, over HTTP and on every rung of the ladder. Of 400 movies those up to 9 are hidden, over, not yet there
 * or tagged: see {@link #restrict}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AvailabilityIT {
    private static final String AVAILABILITY = "/v1/movies/%d/availability";
    private static final String HIDDEN = "{\"hidden\":true}";
    private static final String SEEN = "/v1/users/ann/recommendations?limit=100";
    private static final String INLINE = "{\"history\":[{\"movieId\":300,\"rating\":4.5}],\"limit\":100%s}";

    private static Marquee marquee;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        marquee = Marquee.start();
        gateway = marquee.gateway();
        gateway.put("/v1/users/ann/ratings/300", "{\"rating\":4.5}");
        for (int i = 0; i < 20; i++) {
            gateway.get(SEEN);
        }
        restrict();
    }

    @AfterAll
    static void stop() throws IOException {
        marquee.close();
    }

    private static void restrict() throws Exception {
        say(1, HIDDEN);
        say(2, "{\"until\":\"2026-01-01T00:00:00Z\"}");
        say(3, "{\"from\":\"2999-01-01T00:00:00+01:00\",\"tags\":[]}");
        say(4, "{\"tags\":[\"region:FR\"]}");
        say(5, "{\"tags\":[\"region:DE\",\"region:FR\",\"certification:18\"]}");
        say(6, "{\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2999-01-01T00:00:00Z\",\"tags\":[\"certification:6\"]}");
        say(300, "{\"hidden\":false,\"from\":null,\"until\":null,\"tags\":null}");
        say(400, HIDDEN);
    }

    private static void say(int movieId, String body) throws Exception {
        Answer answer = gateway.put(AVAILABILITY.formatted(movieId), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    @AfterEach
    void heal() {
        marquee.retrieval().heal();
        marquee.ranking().heal();
        await().until(() -> gateway.get(SEEN).degraded().isEmpty());
    }

    /** A way to ask for a list, and what it lacks. */
    private record Rung(String name, List<String> degraded, Asked asked) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Asks for 100 movies with these parameters, or filters, after {@code &} and after a comma. */
    @FunctionalInterface
    private interface Asked {
        Answer ask(String parameters, String filters) throws Exception;
    }

    static Stream<Rung> rungs() {
        Asked stored = (parameters, filters) -> gateway.get(SEEN + parameters);
        Asked inline = (parameters, filters) -> gateway.post("/v1/recommendations", INLINE.formatted(filters));
        return Stream.of(
                new Rung("stored user", List.of(), stored),
                new Rung("inline history", List.of(), inline),
                new Rung(
                        "new user",
                        List.of(),
                        (parameters, _) -> gateway.get("/v1/users/nobody/recommendations?limit=100" + parameters)),
                new Rung(
                        "empty history",
                        List.of(),
                        (_, filters) -> gateway.post(
                                "/v1/recommendations", "{\"history\":[],\"limit\":100%s}".formatted(filters))),
                new Rung("stored user, ranking down", List.of("ranking"), (parameters, filters) -> {
                    marquee.ranking().answerWith(503, "{}");
                    return stored.ask(parameters, filters);
                }),
                new Rung("stored user, retrieval down", List.of("retrieval"), (parameters, filters) -> {
                    marquee.retrieval().answerWith(503, "{}");
                    return stored.ask(parameters, filters);
                }),
                new Rung("inline history, retrieval down", List.of("retrieval"), (parameters, filters) -> {
                    marquee.retrieval().answerWith(503, "{}");
                    return inline.ask(parameters, filters);
                }),
                new Rung(
                        "no time for anything",
                        List.of("history"),
                        (parameters, _) -> gateway.get(SEEN + parameters, "X-Latency-Budget-Ms", "0.5")),
                new Rung("no store", List.of("history"), (parameters, _) -> withoutStore(SEEN + parameters)),
                new Rung(
                        "popular movies",
                        List.of(),
                        (parameters, _) -> gateway.get("/v1/movies/popular?limit=100" + parameters)),
                new Rung(
                        "similar movies",
                        List.of(),
                        (parameters, _) -> gateway.get("/v1/movies/300/similar?limit=100" + parameters)),
                new Rung("similar movies, retrieval down", List.of("retrieval"), (parameters, _) -> {
                    marquee.retrieval().answerWith(503, "{}");
                    return gateway.get("/v1/movies/300/similar?limit=100" + parameters);
                }));
    }

    private static Answer withoutStore(String path) throws Exception {
        rename("rating", "elsewhere");
        try {
            return gateway.get(path);
        } finally {
            rename("elsewhere", "rating");
        }
    }

    private static void rename(String table, String other) throws SQLException {
        try (var connection = gateway.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s RENAME TO %s".formatted(table, other));
        }
    }

    private static Set<Integer> dramas(IntPredicate also) {
        var catalog = TestCatalog.catalog();
        return IntStream.rangeClosed(1, TestCatalog.SIZE)
                .filter(id -> catalog.movie(id - 1).genres().contains("Drama") && also.test(id))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** As of a movie of which nothing is said. */
    private static boolean free(int id) {
        return id > 6 && id != 400;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rungs")
    @Order(1)
    void showsNothingThatIsHiddenOrOutOfItsTimeAndFillsTheList(Rung rung) throws Exception {
        Answer answer = rung.asked().ask("", "");
        assertThat(answer.degraded()).isEqualTo(rung.degraded());
        assertThat(answer.movieIds()).hasSize(100).doesNotHaveDuplicates().doesNotContain(1, 2, 3, 400);
        assertThat(answer.json().path("emptyReason").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rungs")
    @Order(1)
    void obeysTags(Rung rung) throws Exception {
        Answer answer = rung.asked()
                .ask(
                        "&genre=drama&yearTo=1960&tag=region:DE,certification:6",
                        ",\"filters\":{\"genre\":[\"drama\"],\"yearTo\":1960,\"tag\":[\"region:DE\",\"certification:6\"]}");
        var catalog = TestCatalog.catalog();
        Set<Integer> allowed =
                dramas(id -> free(id) && id != 300 && catalog.movie(id - 1).year() <= 1960);
        assertThat(answer.movieIds())
                .as("all there are, the one of which nothing else is known not among them")
                .isSubsetOf(Stream.concat(allowed.stream(), Stream.of(300)).toList())
                .containsAll(allowed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rungs")
    @Order(1)
    void excludesTagsAndSaysWhyNothingIsLeft(Rung rung) throws Exception {
        Answer some = rung.asked()
                .ask("&genre=action&tag=region:DE", ",\"filters\":{\"genre\":[\"action\"],\"tag\":[\"region:DE\"]}");
        Answer none = rung.asked()
                .ask(
                        "&genre=action&tag=region:DE&excludeTag=certification:18&excludeTag=region:US",
                        ",\"filters\":{\"genre\":[\"action\"],\"tag\":[\"region:DE\"],\"excludeTag\":[\"certification:18\"]}");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.movieIds()).isEmpty();
        if (!rung.name().startsWith("similar movies, ")) { // where the genres of 300 stand in, 5 is a drama too
            assertThat(some.movieIds()).containsExactly(5);
        }
        assertThat(none.json().path("emptyReason").asString())
                .as("1 and 2 have no tags")
                .isEqualTo("unavailable");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "?genre=drama&excludeGenre=DRAMA, excludeGenre",
        "?genre=sci-fi&yearTo=1980, year",
        "?genre=war&tag=region:DE, tag",
        "?genre=war&tag=region:FR&excludeTag=region:FR, excludeTag",
        "?genre=sci-fi, unavailable",
    })
    @Order(1)
    void answersContradictionsWithAnEmptyListAndAReason(String query, String reason) throws Exception {
        for (String path : List.of("/v1/users/ann/recommendations", "/v1/movies/popular", "/v1/movies/300/similar")) {
            Answer answer = gateway.get(path + query);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.movieIds()).as(path).isEmpty();
            assertThat(answer.json().path("emptyReason").asString()).as(path).isEqualTo(reason);
        }
    }

    @Test
    @Order(1)
    void saysThatAllIsSeen() throws Exception {
        for (int movieId : List.of(4, 5)) {
            gateway.put("/v1/users/bea/ratings/" + movieId, "{\"rating\":4.5}");
        }
        Answer answer = gateway.get("/v1/users/bea/recommendations?yearFrom=1993&genre=war,action");
        assertThat(answer.movieIds()).isEmpty();
        assertThat(answer.json().path("emptyReason").asString()).isEqualTo("seen");
    }

    @Test
    @Order(1)
    void asksRetrievalForNothingElse() throws Exception {
        Answer answer = gateway.get(SEEN);
        assertThat(answer.degraded()).isEmpty();
        answer.json()
                .path("items")
                .forEach(item -> assertThat(item.path("source").asString()).isEqualTo("two-tower"));
    }

    @Test
    @Order(1)
    void findsByTitleOnlyWhatMayBeShownButShowsEachMovieByItsId() throws Exception {
        Answer matrix = gateway.get("/v1/movies?query=matrix");
        assertThat(matrix.movieIds()).isEmpty();
        assertThat(matrix.json().path("emptyReason").asString()).isEqualTo("unavailable");
        assertThat(gateway.get("/v1/movies?query=heat").movieIds()).containsExactly(5, 6);
        assertThat(gateway.get("/v1/movies?query=heat&tag=region:US").movieIds())
                .containsExactly(6);
        assertThat(gateway.get("/v1/movies?imdbId=tt0133093").movieIds()).isEmpty();
        assertThat(gateway.get("/v1/movies?query=zzz")
                        .json()
                        .path("emptyReason")
                        .isNull())
                .as("there is none")
                .isTrue();
        assertThat(gateway.get("/v1/movies/1").json().path("title").asString()).isEqualTo("Matrix, The");
    }

    @Test
    @Order(1)
    void showsWhatWasSaid() throws Exception {
        assertThat(gateway.get(AVAILABILITY.formatted(6)).text())
                .isEqualTo("{\"hidden\":false,\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2999-01-01T00:00:00Z\","
                        + "\"tags\":[\"certification:6\"]}");
        assertThat(gateway.get(AVAILABILITY.formatted(3)).text()).contains("\"from\":\"2998-12-31T23:00:00Z\"");
        assertThat(gateway.get(AVAILABILITY.formatted(200)).text())
                .isEqualTo("{\"hidden\":false,\"from\":null,\"until\":null,\"tags\":[]}");
    }

    @Test
    @Order(1)
    void countsTheMoviesThatNobodyIsShown() {
        assertThat(gateway.bean(MeterRegistry.class)
                        .get("catalogue.movies.unavailable")
                        .gauge()
                        .value())
                .isEqualTo(4);
    }

    @Test
    @Order(1)
    void knowsNoMovieThatTheCatalogueDoesNotHoldButForgetsIt() throws Exception {
        assertThat(gateway.put(AVAILABILITY.formatted(401), HIDDEN).status()).isEqualTo(404);
        assertThat(gateway.get(AVAILABILITY.formatted(401)).status()).isEqualTo(404);
        assertThat(gateway.delete(AVAILABILITY.formatted(401)).status()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{\"hidden\":1} | hidden",
                "{\"from\":\"soon\"} | from: expected a time",
                "{\"from\":\"+10000-01-01T00:00:00Z\"} | from: expected a time",
                "{\"from\":\"9999-12-31T23:59:59-01:00\"} | from: expected a time",
                "{\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"} | until: expected a time after from",
                "{\"tags\":\"region:DE\"} | tags",
                "{\"tags\":[null]} | tags[0]",
                "{\"tags\":[\"region:DE\",\"Region:DE\"]} | got \"Region:DE\"",
                "{\"tags\":[\"region:🎬\"]} | tags: expected a kind",
                "{\"tag\":[]} | tag",
                "{\"hidden\":true,\"hidden\":false} | line 1",
                "null | body",
            })
    @Order(1)
    void refusesABody(String body, String named) throws Exception {
        Answer answer = gateway.put(AVAILABILITY.formatted(200), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(named);
        assertThat(gateway.get(AVAILABILITY.formatted(200)).text()).contains("\"hidden\":false");
    }

    @Test
    @Order(1)
    void refusesMoreTagsThanAMovieOrARequestMayHave() throws Exception {
        String tags = IntStream.rangeClosed(1, 33).mapToObj(i -> "n:" + i).collect(Collectors.joining(","));
        String list = "\"" + tags.replace(",", "\",\"") + "\"";
        Answer put = gateway.put(AVAILABILITY.formatted(200), "{\"tags\":[" + list + "]}");
        assertThat(put.status()).isEqualTo(400);
        assertThat(put.detail()).contains("33 tags, expected at most 32");
        for (String parameter : List.of("tag", "excludeTag")) {
            assertThat(gateway.get("/v1/movies/popular?" + parameter + "=" + tags)
                            .detail())
                    .contains(parameter + ": 33 tags, expected at most 32");
            assertThat(gateway.get("/v1/movies?query=heat&" + parameter + "=DE").detail())
                    .contains(parameter + ": expected a kind");
            assertThat(gateway.post(
                                    "/v1/recommendations",
                                    INLINE.formatted(",\"filters\":{\"%s\":[\"DE\"]}".formatted(parameter)))
                            .detail())
                    .contains("filters." + parameter + ": expected a kind");
        }
    }

    @Test
    @Order(2)
    void refusesMoreDifferentTagsThanACatalogueMayHave() throws Exception {
        int movieId = 100;
        Answer answer = gateway.put(AVAILABILITY.formatted(movieId), HIDDEN);
        for (; answer.status() == 204 && movieId < 150; movieId++) {
            int first = movieId * 32;
            String tags = IntStream.range(first, first + 32)
                    .mapToObj(i -> "\"n:%d\"".formatted(i))
                    .collect(Collectors.joining(","));
            answer = gateway.put(AVAILABILITY.formatted(movieId), "{\"tags\":[" + tags + "]}");
        }
        assertThat(answer.detail())
                .isEqualTo("tags: the catalogue would have 1028 different tags, expected at most 1000");
        assertThat(gateway.put(AVAILABILITY.formatted(200), "{\"tags\":[\"n:3200\",\"region:FR\"]}")
                        .status())
                .as("those that are there")
                .isEqualTo(204);
    }

    @Test
    @Order(3)
    void keepsItOverARestartAndServesOnWhenItIsForgotten() throws Exception {
        try (Gateway again = Gateway.start(
                marquee.home(), marquee.retrieval().url(), marquee.ranking().url())) {
            assertThat(again.get("/v1/movies/popular?limit=2&tag=region:US").movieIds())
                    .containsExactly(6, 7);
            assertThat(again.delete(AVAILABILITY.formatted(1)).status()).isEqualTo(204);
            assertThat(again.delete(AVAILABILITY.formatted(1)).status()).isEqualTo(204);
            assertThat(again.get("/v1/movies/popular?limit=1").movieIds()).containsExactly(1);
        }
    }
}
