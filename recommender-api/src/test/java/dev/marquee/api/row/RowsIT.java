package dev.marquee.api.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Home screens over HTTP. */
class RowsIT {
    private static final Catalog CATALOG = TestCatalog.catalog();
    private static final String ROWS = "/v1/users/rowan/rows";
    private static final String INLINE = "{\"history\":[{\"movieId\":5,\"rating\":4.5}]%s}";

    /** Its own: what others do would trend. */
    private static Marquee marquee;

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        marquee = Marquee.start();
        gateway = marquee.gateway();
    }

    @AfterAll
    static void stop() throws Exception {
        marquee.close();
    }

    @BeforeEach
    void rate() throws Exception {
        gateway.put("/v1/users/rowan/ratings/5", "{\"rating\":4.5}");
    }

    @AfterEach
    void heal() throws Exception {
        marquee.retrieval().heal();
        marquee.ranking().heal();
        await().until(() -> gateway.get(ROWS).degraded().isEmpty());
    }

    /** A row as tests look at it. */
    private record Seen(String kind, String title, JsonNode about, List<Integer> movieIds, List<String> sources) {}

    /** A screen that lacks nothing, for which a busy machine may have no time at once. */
    private static Answer whole(String path) {
        return lacking(List.of(), () -> gateway.get(path));
    }

    /** The same for a history in a body. */
    private static Answer wholeOf(String body) {
        return lacking(List.of(), () -> gateway.post("/v1/rows", body));
    }

    private static Answer lacking(List<String> degraded, Callable<Answer> question) {
        return await().until(question, answer -> answer.degraded().equals(degraded));
    }

    private static List<Seen> rows(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("rows").spliterator(), false)
                .map(row -> new Seen(
                        row.path("kind").asString(),
                        row.path("title").asString(),
                        row,
                        row.path("items").findValues("movieId").stream()
                                .map(JsonNode::asInt)
                                .toList(),
                        row.path("items").findValuesAsString("source")))
                .toList();
    }

    private static List<String> kinds(Answer answer) {
        return rows(answer).stream().map(Seen::kind).toList();
    }

    private static List<Integer> movieIds(Answer answer) {
        return rows(answer).stream().flatMap(row -> row.movieIds().stream()).toList();
    }

    @Test
    void fillsAScreenForAStoredUserAndForAHistoryAlike() throws Exception {
        for (Answer answer : List.of(whole(ROWS + "?limit=3"), wholeOf(INLINE.formatted(",\"limit\":3")))) {
            List<Seen> rows = rows(answer);
            assertThat(answer.degraded()).isEmpty();
            assertThat(answer.json().path("modelVersion").asString()).isEqualTo(marquee.version());
            assertThat(answer.json().path("emptyReason").isNull()).isTrue();
            assertThat(answer.json().at("/timings/retrievalMs").asDouble()).isPositive();
            assertThat(rows)
                    .extracting(Seen::title)
                    .containsExactly(
                            "Recommended for you",
                            "Because you watched Heat",
                            "New for you (since 1984)",
                            "Popular in Drama",
                            "Popular movies of the 1990s");
            assertThat(rows)
                    .extracting(Seen::kind)
                    .containsExactly("for-you", "because-you-watched", "new", "popular", "popular");
            assertThat(rows)
                    .extracting(Seen::movieIds)
                    .containsExactly(
                            List.of(301, 300, 299),
                            List.of(1, 2, 3),
                            List.of(4, 34, 35),
                            List.of(6, 8, 10),
                            List.of(40, 41, 42));
            assertThat(rows.get(0).sources()).containsOnly("two-tower");
            assertThat(rows.get(1).sources()).containsOnly("similar");
            assertThat(rows.get(2).sources()).containsOnly("two-tower");
            assertThat(rows.get(3).sources()).containsOnly("popular");
            assertThat(rows.get(1).about().path("movieId").asInt()).isEqualTo(5);
            assertThat(rows.get(2).about().path("yearFrom").asInt()).isEqualTo(1984);
            assertThat(rows.get(3).about().path("genre").asString()).isEqualTo("Drama");
            assertThat(rows.get(4).about().path("decade").asInt()).isEqualTo(1990);
            assertThat(rows.get(4).about().path("genre").isNull()).isTrue();
        }
    }

    @Test
    void itsFirstRowIsTheListOfTheOtherCall() throws Exception {
        List<Integer> list =
                gateway.get("/v1/users/rowan/recommendations?genre=comedy").movieIds();
        Seen first = rows(whole(ROWS + "?genre=comedy")).getFirst();
        assertThat(first.movieIds()).isEqualTo(list).hasSize(20);
    }

    @Test
    void makesTheRowsThatAreAskedForInTheirOrder() throws Exception {
        List<Seen> rows = rows(whole(ROWS + "?limit=3&kind=popular,new&kind=for-you"));
        assertThat(rows).extracting(Seen::kind).containsExactly("popular", "popular", "popular", "new", "for-you");
        assertThat(rows.getFirst().title()).isEqualTo("Popular in Action");
        assertThat(rows.getFirst().movieIds()).as("more than half of a row").containsExactly(1, 2);
        assertThat(kinds(whole(ROWS + "?limit=3&kind=popular,new,for-you&rows=4")))
                .containsExactly("popular", "popular", "popular", "new");
        assertThat(kinds(wholeOf(INLINE.formatted(",\"kind\":[\"new\",\"new\"],\"rows\":1"))))
                .containsExactly("new");
    }

    @Test
    void asksNoStageForRowsThatNeedNone() throws Exception {
        marquee.retrieval().calls().clear();
        marquee.ranking().calls().clear();
        assertThat(kinds(whole(ROWS + "?kind=popular,trending"))).containsOnly("popular");
        assertThat(marquee.retrieval().calls()).isEmpty();
        assertThat(marquee.ranking().calls()).isEmpty();
        whole(ROWS + "?limit=3");
        assertThat(marquee.ranking().calls()).as("one pass").hasSize(1);
        assertThat(marquee.retrieval().calls())
                .extracting(call -> call.path())
                .containsExactlyInAnyOrder("/internal/candidates", "/internal/candidates", "/internal/similar");
    }

    @Test
    void hasARowOfMoviesLikeOneThatIsNamed() throws Exception {
        for (Answer answer : List.of(
                whole(ROWS + "?limit=4&similarTo=1&kind=similar"),
                wholeOf(INLINE.formatted(",\"limit\":4,\"similarTo\":1,\"kind\":[\"similar\"]")))) {
            assertThat(rows(answer)).singleElement().satisfies(row -> {
                assertThat(row.title()).isEqualTo("Similar to The Matrix");
                assertThat(row.about().path("movieId").asInt()).isEqualTo(1);
                assertThat(row.movieIds()).containsExactly(2, 3, 4, 6);
                assertThat(row.sources()).containsOnly("similar");
            });
        }
        assertThat(kinds(whole(ROWS + "?limit=4&similarTo=1"))).startsWith("for-you", "similar");
    }

    @Test
    void isBasedOnTheTwoMoviesThatWereLikedLast() throws Exception {
        String history = """
                {"limit":2,"kind":["because-you-watched"],"history":[{"movieId":2,"rating":5},{"movieId":1,"rating":3.5},\
                {"movieId":4,"rating":1}],"events":[{"type":"watch","movieId":3,"watched":0.9},{"type":"click","movieId":6}]}""";
        assertThat(rows(wholeOf(history)))
                .extracting(Seen::title)
                .containsExactly(
                        "Because you watched Amélie (Fabuleux destin d'Amélie Poulain, Le)",
                        "Because you watched The Matrix");
    }

    @Test
    void beginsWithPopularMoviesForWhoIsNew() throws Exception {
        for (Answer answer : List.of(whole("/v1/users/nobody/rows?limit=3"), wholeOf("{\"history\":[],\"limit\":3}"))) {
            List<Seen> rows = rows(answer);
            assertThat(answer.degraded()).isEmpty();
            assertThat(rows.getFirst().title()).isEqualTo("Popular movies");
            assertThat(rows.getFirst().movieIds()).containsExactly(1, 2, 3);
            assertThat(rows).extracting(Seen::kind).containsExactly("for-you", "new", "popular", "popular", "popular");
            assertThat(rows).allSatisfy(row -> assertThat(row.sources()).containsOnly("popular"));
            assertThat(movieIds(answer)).doesNotHaveDuplicates();
        }
    }

    @Test
    void showsWhatTrendsAndFillsThatRowWithPopularMovies() throws Exception {
        List<Integer> watched = List.of(350, 349, 348);
        for (String user : List.of("tia", "tom")) {
            for (int movieId : watched) {
                gateway.post("/v1/events", """
                        {"events":[{"eventId":"t%d","type":"watch","userId":"%s","movieId":%d,"watched":%s}]}""".formatted(movieId, user, movieId, movieId == 349 ? "1" : "0.5"));
            }
        }
        String trending = ROWS + "?kind=trending&limit=5";
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(kinds(gateway.get(trending))).containsExactly("trending"));
            Seen row = rows(gateway.get(trending)).getFirst();
            assertThat(row.movieIds()).containsExactly(349, 348, 350, 1, 2);
            assertThat(row.sources()).containsExactly("trending", "trending", "trending", "popular", "popular");
            assertThat(kinds(whole(ROWS + "?kind=trending&limit=7")))
                    .as("3 of 7 are too few")
                    .isEmpty();
            assertThat(rows(gateway.get(trending + "&genre=comedy"))).isEmpty();
            assertThat(movieIds(whole(ROWS + "?kind=trending&limit=3&excludeGenre=comedy")))
                    .containsExactly(348, 350, 1);
            Seen seen = rows(whole("/v1/users/tia/rows?kind=trending&limit=5&includeSeen=true"))
                    .getFirst();
            assertThat(seen.movieIds()).startsWith(349, 348, 350);
            assertThat(rows(whole("/v1/users/tia/rows?kind=trending&limit=5")))
                    .as("all of them are seen")
                    .isEmpty();
        } finally {
            gateway.delete("/v1/users/tia");
            gateway.delete("/v1/users/tom");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rows(gateway.get(trending)).isEmpty());
        }
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"anything missing", "ranking", "retrieval", "similar", "history"})
    void obeysTheFiltersOnEveryRungAndSaysWhatIsMissing(String missing) throws Exception {
        gateway.put("/v1/movies/276/availability", "{\"hidden\":true}");
        String filters = "?limit=6&genre=drama&yearFrom=1980&exclude=4,278,8";
        String body = INLINE.formatted(
                ",\"limit\":6,\"filters\":{\"genre\":[\"drama\"],\"yearFrom\":1980,\"exclude\":[4,278,8]}");
        try {
            take(missing);
            for (boolean stored : new boolean[] {true, false}) {
                List<String> degraded = switch (missing) {
                    case "anything missing" -> List.of();
                    case "retrieval" -> List.of("retrieval", "rows");
                    case "similar" -> List.of("rows");
                    case "history" -> stored ? List.of("history") : List.of();
                    default -> List.of(missing);
                };
                Answer answer =
                        lacking(degraded, () -> stored ? gateway.get(ROWS + filters) : gateway.post("/v1/rows", body));
                assertThat(kinds(answer)).startsWith("for-you");
                assertThat(kinds(answer).contains("because-you-watched"))
                        .isEqualTo(!degraded.contains("history")
                                && !missing.equals("retrieval")
                                && !missing.equals("similar"));
                assertThat(movieIds(answer)).doesNotHaveDuplicates().doesNotContain(4, 278, 8, 276);
                assertThat(rows(answer)).allSatisfy(row -> {
                    assertThat(row.movieIds()).hasSize(6);
                    assertThat(row.movieIds()).allSatisfy(RowsIT::assertIsDramaSince1980);
                });
            }
        } finally {
            mend(missing);
            gateway.delete("/v1/movies/276/availability");
        }
    }

    private static void assertIsDramaSince1980(int movieId) {
        Movie movie = CATALOG.movie(CATALOG.ordinal(movieId).orElseThrow());
        assertThat(movie.genres()).contains("Drama");
        assertThat(movie.year()).isGreaterThanOrEqualTo(1980);
    }

    private static void take(String missing) throws Exception {
        switch (missing) {
            case "ranking" -> marquee.ranking().answerWith(500, "{}");
            case "retrieval" -> marquee.retrieval().answerWith(500, "{}");
            case "similar" -> marquee.retrieval().handle("/internal/similar", (exchange, answer) -> exchange.close());
            case "history" -> execute("ALTER TABLE rating RENAME TO elsewhere");
            default -> {}
        }
    }

    private static void mend(String missing) throws Exception {
        if (missing.equals("history")) {
            execute("ALTER TABLE elsewhere RENAME TO rating");
        }
    }

    private static void execute(String sql) throws Exception {
        try (var connection = gateway.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void leavesOutWhatRetrievalDoesNotAnswerInTime() throws Exception {
        marquee.retrieval().handle("/internal/similar", (exchange, answer) -> Thread.sleep(Duration.ofMinutes(1)));
        double before = degraded("rows", "timeout");
        Answer answer = gateway.get(ROWS + "?limit=3", "X-Latency-Budget-Ms", "200");
        assertThat(answer.degraded()).containsExactly("rows");
        assertThat(kinds(answer)).containsExactly("for-you", "new", "popular", "popular");
        assertThat(answer.totalMs()).isLessThan(1_000);
        assertThat(degraded("rows", "timeout")).isEqualTo(before + 1);
        Answer hasty = gateway.get(ROWS + "?limit=3", "X-Latency-Budget-Ms", "0.5");
        assertThat(hasty.degraded()).containsExactly("history", "rows");
        assertThat(kinds(hasty)).containsExactly("for-you");
    }

    private static double degraded(String stage, String reason) {
        return gateway.bean(MeterRegistry.class)
                .get("recommendation.degraded")
                .tags("stage", stage, "reason", reason)
                .counter()
                .count();
    }

    @Test
    void aScreenWithoutRowsSaysWhy() throws Exception {
        Answer contradictory = whole(ROWS + "?genre=sci-fi&excludeGenre=action");
        assertThat(rows(contradictory)).isEmpty();
        assertThat(contradictory.json().path("emptyReason").asString()).isEqualTo("excludeGenre");
        Answer tooFew = whole(ROWS + "?genre=sci-fi&kind=new");
        assertThat(rows(tooFew)).isEmpty();
        assertThat(tooFew.json().path("emptyReason").isNull())
                .as("there are movies, too few for a row")
                .isTrue();
        assertThat(movieIds(whole(ROWS + "?genre=sci-fi"))).containsExactly(1, 2);
    }

    @Test
    void showsNothingThatThePersonIsNotInterestedIn() throws Exception {
        gateway.put("/v1/users/mute/ratings/5", "{\"rating\":4.5}");
        gateway.post("/v1/events", """
                {"events":[{"eventId":"m1","type":"not-interested","userId":"mute","genre":"drama"}]}""");
        Answer answer = whole("/v1/users/mute/rows");
        assertThat(movieIds(answer)).isNotEmpty().allSatisfy(movieId -> {
            Movie movie = CATALOG.movie(CATALOG.ordinal(movieId).orElseThrow());
            assertThat(movie.genres()).doesNotContain("Drama");
        });
    }

    @Test
    void rulesHoldInAllRowsAndPinsInTheFirst() throws Exception {
        gateway.put("/v1/rules/rows-pin", "{\"pin\":{\"movieId\":399,\"place\":2}}");
        gateway.put("/v1/rules/rows-bury", "{\"weight\":{\"movieIds\":[1,4],\"genres\":[],\"factor\":0}}");
        try {
            List<Seen> rows = rows(whole(ROWS + "?limit=3"));
            assertThat(rows.get(0).movieIds()).containsExactly(301, 399, 300);
            assertThat(rows.get(0).sources()).containsExactly("two-tower", "pinned", "two-tower");
            assertThat(rows.get(1).movieIds()).as("like Heat").containsExactly(2, 3, 6);
            assertThat(rows.get(3).movieIds()).as("popular dramas").doesNotContain(4);
        } finally {
            gateway.delete("/v1/rules/rows-pin");
            gateway.delete("/v1/rules/rows-bury");
        }
    }

    @Test
    void itsMoviesCanBeReportedAsTheyWereShown() throws Exception {
        Answer answer = whole(ROWS + "?limit=3");
        List<String> events = new ArrayList<>();
        for (JsonNode row : answer.json().path("rows")) {
            int rank = 0;
            for (JsonNode item : row.path("items")) {
                events.add("""
                        {"eventId":"r%d","type":"impression","userId":"reporter","movieId":%s,"requestId":%s,"rank":%d,\
                        "source":%s,"predictedRating":%s}""".formatted(
                                events.size(),
                                item.path("movieId"),
                                answer.json().path("requestId"),
                                ++rank,
                                item.path("source"),
                                item.path("predictedRating")));
            }
        }
        Answer taken = gateway.post("/v1/events", "{\"events\":[" + String.join(",", events) + "]}");
        assertThat(taken.status()).as(taken.text()).isEqualTo(204);
    }

    @RepeatedTest(40)
    void isRightWhateverIsAsked(RepetitionInfo repetition) throws Exception {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int limit = 1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 12);
        List<String> genres = random.nextBoolean() ? List.of() : List.of("Comedy");
        int from = 1950 + random.nextInt(60);
        List<Integer> history = IntStream.range(0, random.nextInt(30))
                .map(i -> 1 + random.nextInt(TestCatalog.SIZE))
                .boxed()
                .toList();
        List<Integer> exclude = IntStream.range(0, random.nextInt(50))
                .map(i -> 1 + random.nextInt(TestCatalog.SIZE))
                .boxed()
                .toList();
        String body = """
                {"history":[%s],"limit":%d,"filters":{"genre":[%s],"yearFrom":%d,"exclude":%s}}""".formatted(
                        history.stream()
                                .map(id -> "{\"movieId\":%d,\"rating\":%d}".formatted(id, 1 + random.nextInt(5)))
                                .reduce((a, b) -> a + "," + b)
                                .orElse(""),
                        limit,
                        genres.isEmpty() ? "" : "\"comedy\"",
                        from,
                        exclude);
        List<Integer> allowed = CATALOG.movies().stream()
                .filter(movie -> movie.year() != null && movie.year() >= from)
                .filter(movie -> movie.genres().containsAll(genres))
                .map(Movie::movieId)
                .filter(id -> !history.contains(id) && !exclude.contains(id))
                .toList();
        Answer answer = wholeOf(body);
        List<Seen> rows = rows(answer);
        assertThat(movieIds(answer)).as(body).doesNotHaveDuplicates();
        assertThat(allowed).containsAll(movieIds(answer));
        assertThat(rows.isEmpty()).isEqualTo(allowed.isEmpty());
        if (!rows.isEmpty()) {
            assertThat(rows.getFirst().movieIds()).hasSize(Math.min(limit, allowed.size()));
            assertThat(rows).allSatisfy(row -> assertThat(row.movieIds()).hasSizeLessThanOrEqualTo(limit));
            assertThat(rows.subList(1, rows.size()))
                    .allSatisfy(row -> assertThat(row.movieIds()).hasSizeGreaterThanOrEqualTo((limit + 1) / 2));
        } else {
            assertThat(answer.json().path("emptyReason").isNull()).isFalse();
        }
    }
}
