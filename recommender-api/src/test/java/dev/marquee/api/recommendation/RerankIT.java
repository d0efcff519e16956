package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.catalog.Catalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Re-ranking over HTTP, on every step of the ladder. Four movies in a row are unlike each other, the fifth is like the first. */
@ExtendWith(Marquee.Shared.class)
class RerankIT {
    private static final Catalog CATALOG = TestCatalog.catalog();
    private static final String LIST = "/v1/users/uma/recommendations";

    private final Marquee marquee;
    private final Gateway gateway;

    RerankIT(Marquee marquee) {
        this.marquee = marquee;
        this.gateway = marquee.gateway();
    }

    /** The steps of the ladder on which a list can be made. */
    enum Rung {
        FULL {
            @Override
            void reach(Marquee marquee) {}
        },
        UNRANKED {
            @Override
            void reach(Marquee marquee) {
                marquee.ranking().answerWith(500, "{}");
            }
        },
        POPULAR {
            @Override
            void reach(Marquee marquee) {
                marquee.retrieval().answerWith(500, "{}");
            }
        };

        abstract void reach(Marquee marquee);
    }

    @BeforeEach
    void rate() throws Exception {
        gateway.put("/v1/users/uma/ratings/400", "{\"rating\":4.5}");
    }

    @AfterEach
    void heal() {
        marquee.retrieval().heal();
        marquee.ranking().heal();
    }

    private static List<String> genres(int movieId) {
        return CATALOG.movie(CATALOG.ordinal(movieId).orElseThrow()).genres();
    }

    private static int most(String genre, List<Integer> movieIds, int top) {
        return (int) movieIds.stream()
                .limit(top)
                .filter(movieId -> genres(movieId).contains(genre))
                .count();
    }

    private static List<Integer> families(Answer answer) {
        return answer.movieIds().stream()
                .map(movieId -> movieId % TestCatalog.FAMILIES)
                .toList();
    }

    /** Comedies are odd, so of two families; at both ends of the catalogue one of these is taken away. */
    @ParameterizedTest
    @EnumSource
    void diversityPutsUnlikeMoviesFirst(Rung rung) throws Exception {
        rung.reach(marquee);
        String comedies = LIST + "?genre=Comedy&limit=6&exclude=" + ids(id -> id % 4 == 1 && (id < 50 || id > 350));
        Answer plain = gateway.get(comedies);
        assertThat(families(plain)).containsOnly(3);
        Answer diverse = gateway.get(comedies + "&diversity=1");
        assertThat(diverse.movieIds().getFirst())
                .as("the best is always first")
                .isEqualTo(plain.movieIds().getFirst());
        assertThat(families(diverse)).startsWith(3, 1);
        assertThat(diverse.movieIds()).hasSize(6).doesNotHaveDuplicates();
    }

    private static String ids(IntPredicate which) {
        return IntStream.rangeClosed(1, TestCatalog.SIZE)
                .filter(which)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @EnumSource
    void noGenreHasMoreOfTheFirstPlacesThanAllowed(Rung rung) throws Exception {
        rung.reach(marquee);
        Answer answer = gateway.get(LIST + "?limit=20&maxPerGenre=3&withinTop=5&includeSeen=true");
        assertThat(answer.movieIds()).hasSize(20).doesNotHaveDuplicates();
        for (String genre : CATALOG.genres()) {
            assertThat(most(genre, answer.movieIds(), 5)).as(genre).isLessThanOrEqualTo(3);
        }
        Answer asked = gateway.get(LIST + "?limit=20&maxPerGenre=3&withinTop=5&genre=comedy");
        assertThat(asked.movieIds()).hasSize(20);
        assertThat(most("Comedy", asked.movieIds(), 5)).isEqualTo(5);
    }

    @Test
    void theCapHoldsWhereItMatters() throws Exception {
        gateway.put("/v1/users/one-genre/ratings/3", "{\"rating\":4}");
        String list = "/v1/users/one-genre/recommendations?limit=10&exclude=" + ids(id -> id % 2 == 0 && id >= 200);
        assertThat(most("Comedy", gateway.get(list).movieIds(), 5)).isEqualTo(5);
        List<Integer> capped = gateway.get(list + "&maxPerGenre=3").movieIds();
        assertThat(capped).as("five places unless it is said otherwise").hasSize(10);
        assertThat(most("Comedy", capped, 5)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExploredIsMarkedAndTheSameSeedDrawsItAgain(Rung rung) throws Exception {
        rung.reach(marquee);
        Answer plain = gateway.get(LIST + "?limit=10");
        Answer explored = gateway.get(LIST + "?limit=10&explore=0.3&seed=né");
        Set<Integer> usual = new HashSet<>(plain.movieIds());
        int marked = 0;
        for (JsonNode item : explored.json().path("items")) {
            boolean isExplored = item.path("explored").asBoolean();
            marked += isExplored ? 1 : 0;
            assertThat(usual.contains(item.path("movieId").asInt())).isEqualTo(!isExplored);
            assertThat(item.path("source").asString().equals("explored")).isEqualTo(isExplored);
        }
        assertThat(marked).isEqualTo(3);
        assertThat(gateway.get(LIST + "?limit=10&explore=0.3&seed=né").movieIds())
                .isEqualTo(explored.movieIds());
        plain.json()
                .path("items")
                .forEach(item ->
                        assertThat(item.path("explored").asBoolean(true)).isFalse());
    }

    @Test
    void withoutASeedTheRequestIdIsOne() throws Exception {
        Set<List<Integer>> lists = new HashSet<>();
        for (int request = 0; request < 5; request++) {
            Answer answer = gateway.get(LIST + "?limit=20&explore=0.5");
            String requestId = answer.json().path("requestId").asString();
            assertThat(gateway.get(LIST + "?limit=20&explore=0.5&seed=" + requestId)
                            .movieIds())
                    .isEqualTo(answer.movieIds());
            lists.add(answer.movieIds());
        }
        assertThat(lists).hasSizeGreaterThan(1);
    }

    @Test
    void theShareOfAllRequestsIsTheOneThatIsAskedFor() throws Exception {
        Map<Integer, Integer> byPlace = new HashMap<>();
        int requests = 150;
        for (int request = 0; request < requests; request++) {
            JsonNode items = gateway.get("/v1/users/nobody/recommendations?limit=5&explore=0.1&seed=s" + request)
                    .json()
                    .path("items");
            for (int place = 0; place < 5; place++) {
                if (items.path(place).path("explored").asBoolean()) {
                    byPlace.merge(place, 1, Integer::sum);
                }
            }
        }
        int all = byPlace.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all / (5.0 * requests)).isBetween(0.07, 0.13);
        assertThat(byPlace.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void aHistoryInTheBodyIsReRankedAlike() throws Exception {
        String all = "{\"diversity\":0.4,\"maxPerGenre\":2,\"withinTop\":5,\"explore\":0.25,\"seed\":\"x\"}";
        assertThat(list(gateway, all))
                .isEqualTo(gateway.get(LIST + "?limit=12&diversity=0.4&maxPerGenre=2&withinTop=5&explore=0.25&seed=x")
                        .movieIds());
        List<Integer> plain = gateway.get(LIST + "?limit=12").movieIds();
        for (String nothing :
                List.of("null", "{}", "{\"diversity\":null}", "{\"maxPerGenre\":100}", "{\"seed\":\"y\"}")) {
            assertThat(list(gateway, nothing)).as(nothing).isEqualTo(plain);
        }
    }

    @Test
    void anExploredMovieIsRecordedAsSuch() throws Exception {
        JsonNode answer = gateway.get(LIST + "?limit=4&explore=0.5&seed=z").json();
        int place = IntStream.range(0, 4)
                .filter(i -> answer.path("items").path(i).path("explored").asBoolean())
                .findFirst()
                .orElseThrow();
        JsonNode item = answer.path("items").path(place);
        String impression = """
                {"events":[{"eventId":"explored-1","type":"impression","userId":"uma","movieId":%d,"requestId":"%s",
                "rank":%d,"source":"%s"}]}""".formatted(
                        item.path("movieId").asInt(),
                        answer.path("requestId").asString(),
                        place + 1,
                        item.path("source").asString());
        assertThat(gateway.post("/v1/events", impression).status()).isEqualTo(204);
    }

    /** And two gateways answer alike. */
    @Test
    void theOperatorsOptionsHoldUntilARequestSaysOtherwise(@TempDir Path home) throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        try (Gateway other = Gateway.start(
                home,
                marquee.retrieval().url(),
                marquee.ranking().url(),
                "--marquee.rerank.diversity=0.6",
                "--marquee.rerank.max-per-genre=2",
                "--marquee.rerank.explore=0.2")) {
            String same = "{\"seed\":\"a\",\"diversity\":0.6,\"maxPerGenre\":2,\"withinTop\":5,\"explore\":0.2}";
            assertThat(list(other, "{\"seed\":\"a\"}")).isEqualTo(list(gateway, same));
            String off = "{\"diversity\":0,\"maxPerGenre\":100,\"explore\":0}";
            assertThat(list(other, off)).isEqualTo(list(gateway, "{}"));
        }
    }

    private static List<Integer> list(Gateway gateway, String rerank) throws Exception {
        return gateway.post(
                        "/v1/recommendations",
                        "{\"history\":[{\"movieId\":400,\"rating\":4.5}],\"limit\":12,\"rerank\":%s}".formatted(rerank))
                .movieIds();
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                "diversity | -0.1 | a number from 0.0 to 1.0",
                "diversity | 1.0000001 | a number from 0.0 to 1.0",
                "diversity | NaN | a number from 0.0 to 1.0",
                "diversity | 1e-9999 | a number",
                "diversity | 0x1p-2 | a number",
                "diversity | .5 | a number",
                "diversity | 0,5 | a number",
                "diversity | '' | a number",
                "diversity | 0.5&diversity=0.5 | once",
                "maxPerGenre | 0 | a whole number from 1 to 100",
                "maxPerGenre | 101 | a whole number from 1 to 100",
                "maxPerGenre | 1.5 | a whole number",
                "withinTop | 0 | a whole number from 1 to 100",
                "withinTop | 101 | a whole number from 1 to 100",
                "explore | 0.51 | a number from 0.0 to 0.5",
                "explore | -0.01 | a number from 0.0 to 0.5",
                "seed | '' | 1 to 64 characters",
                "seed | %20 | blank",
                "seed | 12345678901234567890123456789012345678901234567890123456789012345 | 1 to 64 characters",
            })
    void refusesAParameter(String name, String value, String expected) throws Exception {
        Answer answer = gateway.get(LIST + "?" + name + "=" + value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(name + ": ").contains(expected);
    }

    @ParameterizedTest(name = "refuses {0}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{\"diversity\":1.5} | rerank.diversity: expected a number from 0.0 to 1.0, got 1.5",
                "{\"diversity\":1e400} | rerank.diversity",
                "{\"diversity\":\"0.5\"} | rerank.diversity",
                "{\"diversity\":true} | rerank.diversity",
                "{\"maxPerGenre\":0} | rerank.maxPerGenre",
                "{\"withinTop\":101} | rerank.withinTop",
                "{\"explore\":0.6} | rerank.explore",
                "{\"seed\":\"\"} | rerank.seed",
                "{\"seed\":5} | rerank.seed",
                "{\"share\":1} | rerank.share",
                "[] | rerank",
                "5 | rerank",
            })
    void refusesABody(String rerank, String named) throws Exception {
        Answer answer = gateway.post("/v1/recommendations", "{\"history\":[],\"rerank\":%s}".formatted(rerank));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).contains(named);
    }
}
