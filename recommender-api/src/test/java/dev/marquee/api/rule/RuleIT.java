package dev.marquee.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What rules do to lists, over HTTP. */
@ExtendWith(Marquee.Shared.class)
class RuleIT {
    private static final String LIST = "/v1/users/rae/recommendations?limit=5";
    private static final String INLINE = "{\"history\":[{\"movieId\":400,\"rating\":4.5}],\"limit\":5%s}";

    private final Marquee marquee;
    private final Gateway gateway;

    RuleIT(Marquee marquee) {
        this.marquee = marquee;
        this.gateway = marquee.gateway();
    }

    @BeforeEach
    void rate() throws Exception {
        gateway.put("/v1/users/rae/ratings/400", "{\"rating\":4.5}");
    }

    @AfterEach
    void heal() throws Exception {
        marquee.retrieval().heal();
        marquee.ranking().heal();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String ruleId : ruleIds()) {
                threads.submit(() -> gateway.delete("/v1/rules/" + ruleId));
            }
        }
        assertThat(ruleIds()).isEmpty();
    }

    private List<String> ruleIds() throws Exception {
        return gateway.get("/v1/rules").json().path("items").findValuesAsString("ruleId");
    }

    private void say(String ruleId, String body) throws Exception {
        Answer answer = gateway.put("/v1/rules/" + ruleId, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String pin(int movieId, int place) {
        return "{\"pin\":{\"movieId\":%d,\"place\":%d}}".formatted(movieId, place);
    }

    private static String weight(int movieId, double factor) {
        return "{\"weight\":{\"movieIds\":[%d],\"factor\":%s}}".formatted(movieId, factor);
    }

    private static List<@Nullable String> of(Answer answer, String field) {
        List<@Nullable String> values = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> values.add(
                        item.path(field).isNull() ? null : item.path(field).asString()));
        return values;
    }

    private List<Answer> lists(String parameters, String filters) throws Exception {
        return List.of(gateway.get(LIST + parameters), gateway.post("/v1/recommendations", INLINE.formatted(filters)));
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"anything missing", "ranking", "retrieval"})
    void pinsBoostsAndBuriesOnEveryRung(String missing) throws Exception {
        switch (missing) {
            case "ranking" -> marquee.ranking().answerWith(500, "{}");
            case "retrieval" -> marquee.retrieval().answerWith(500, "{}");
            default -> {}
        }
        List<Integer> plain = gateway.get(LIST).movieIds();
        say("bury", weight(plain.get(0), 0));
        say("boost", weight(plain.get(3), 10));
        say("pin", pin(399, 2));
        say("pin-of-longer-lists", pin(398, 6));
        for (Answer answer : lists("", "")) {
            assertThat(answer.degraded()).isEqualTo(missing.startsWith("any") ? List.of() : List.of(missing));
            assertThat(answer.movieIds()).containsExactly(plain.get(3), 399, plain.get(1), plain.get(2), plain.get(4));
            assertThat(of(answer, "rule")).containsExactly("boost", "pin", null, null, null);
            assertThat(of(answer, "source").get(1)).isEqualTo("pinned");
            assertThat(of(answer, "source").get(0)).isNotEqualTo("pinned");
            for (JsonNode item : answer.json().path("items")) {
                assertThat(item.path("score").asDouble()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void whoIsBuriedIsStillInAListThatHasRoom() throws Exception {
        say("bury", "{\"weight\":{\"movieIds\":[1],\"genres\":[\"WAR\"],\"factor\":0.01}}");
        for (Answer answer : lists("&genre=sci-fi", ",\"filters\":{\"genre\":[\"sci-fi\"]}")) {
            assertThat(answer.movieIds()).containsExactly(2, 1);
            assertThat(of(answer, "rule")).containsExactly(null, "bury");
        }
        assertThat(of(gateway.get(LIST + "&genre=war"), "rule")).containsExactly("bury");
    }

    @Test
    void pinsWithWhateverElseIsAsked() throws Exception {
        say("pin", pin(399, 3));
        Answer answer = gateway.get(LIST + "&diversity=0.5&explore=0.5&maxPerGenre=2&withinTop=5&seed=a");
        assertThat(answer.movieIds()).hasSize(5).doesNotHaveDuplicates();
        assertThat(answer.movieIds().get(2)).isEqualTo(399);
        assertThat(answer.json().path("items").path(2).path("explored").asBoolean(true))
                .isFalse();
        String impression = """
                {"events":[{"eventId":"pinned-1","type":"impression","userId":"rae","movieId":399,"requestId":"%s",
                "rank":3,"source":"pinned"}]}""".formatted(answer.json().path("requestId").asString());
        assertThat(gateway.post("/v1/events", impression).status()).isEqualTo(204);
    }

    @Test
    void aPinBreaksNoFilter() throws Exception {
        say("seen", pin(400, 1));
        say("other", pin(399, 2));
        assertThat(gateway.get(LIST).movieIds()).doesNotContain(400).contains(399);
        assertThat(gateway.get(LIST + "&includeSeen=true").movieIds()).startsWith(400, 399);
        for (String refusal : List.of("&exclude=399", "&genre=drama", "&excludeGenre=comedy", "&yearTo=1970")) {
            assertThat(gateway.get(LIST + refusal).movieIds())
                    .as(refusal)
                    .hasSize(5)
                    .doesNotContain(399, 400);
        }
        assertThat(gateway.post("/v1/recommendations", INLINE.formatted(",\"filters\":{\"exclude\":[399]}"))
                        .movieIds())
                .hasSize(5)
                .doesNotContain(399, 400);
        String unwanted =
                "{\"events\":[{\"eventId\":\"n\",\"type\":\"not-interested\",\"userId\":\"roy\",\"movieId\":399}]}";
        assertThat(gateway.post("/v1/events", unwanted).status()).isEqualTo(204);
        assertThat(gateway.get("/v1/users/roy/recommendations?limit=5").movieIds())
                .as("400 is not seen")
                .startsWith(400)
                .doesNotContain(399);
        String availability = "/v1/movies/399/availability";
        gateway.put(availability, "{\"tags\":[\"region:DE\"]}");
        assertThat(gateway.get(LIST + "&tag=region:FR").movieIds()).doesNotContain(399);
        gateway.put(availability, "{\"hidden\":true}");
        assertThat(gateway.get(LIST).movieIds()).doesNotContain(399);
        gateway.delete(availability);
        assertThat(gateway.get(LIST).movieIds().get(1)).isEqualTo(399);
    }

    @Test
    void pinsOnTheFirstPageOfAFeedOnlyAndBoostsOnAll() throws Exception {
        say("first", pin(399, 1));
        Answer first = gateway.get(LIST);
        assertThat(first.movieIds()).startsWith(399);
        String cursor = "&cursor=" + first.json().path("nextCursor").asString();
        List<Integer> second = gateway.get(LIST + cursor).movieIds();
        say("later", pin(398, 1));
        say("boost", weight(second.get(2), 10));
        Answer again = gateway.get(LIST + cursor);
        assertThat(again.movieIds())
                .containsExactly(second.get(2), second.get(0), second.get(1), second.get(3), second.get(4));
        assertThat(again.movieIds()).doesNotContainAnyElementsOf(first.movieIds());
        assertThat(of(again, "rule")).containsExactly("boost", null, null, null, null);
    }

    @Test
    void aRuleOutOfItsPeriodHasNoEffect() throws Exception {
        List<Integer> plain = gateway.get(LIST).movieIds();
        say("over", "{\"pin\":{\"movieId\":399,\"place\":1},\"until\":\"2026-01-01T00:00:00Z\"}");
        say("not-yet", "{\"pin\":{\"movieId\":399,\"place\":1},\"from\":\"2999-01-01T00:00:00+01:00\"}");
        assertThat(gateway.get(LIST).movieIds()).isEqualTo(plain);
        assertThat(gateway.get("/v1/rules/not-yet").text())
                .isEqualTo("{\"ruleId\":\"not-yet\",\"pin\":{\"movieId\":399,\"place\":1},\"weight\":null,"
                        + "\"from\":\"2998-12-31T23:00:00Z\",\"until\":null}");
        say(
                "now",
                "{\"pin\":{\"movieId\":399,\"place\":1},\"from\":\"2026-01-01T00:00:00Z\","
                        + "\"until\":\"2999-01-01T00:00:00Z\"}");
        assertThat(gateway.get(LIST).movieIds()).startsWith(399);
    }

    @Test
    void allGatewaysOfAStoreObeyAlsoThoseThatStartLater() throws Exception {
        say("pin", pin(399, 1));
        try (Gateway other = Gateway.start(
                marquee.home(), marquee.retrieval().url(), marquee.ranking().url())) {
            assertThat(other.get(LIST).movieIds()).startsWith(399);
            other.put("/v1/rules/pin", pin(398, 1));
            assertThat(other.get(LIST).movieIds()).startsWith(398);
            await().untilAsserted(() -> assertThat(gateway.get(LIST).movieIds()).startsWith(398));
            gateway.delete("/v1/rules/pin");
            assertThat(gateway.get(LIST).movieIds()).doesNotContain(398);
            await().untilAsserted(() -> assertThat(other.get(LIST).movieIds()).doesNotContain(398));
        }
    }

    @Test
    void listsRulesByNameUntilTheyAreDeleted() throws Exception {
        assertThat(gateway.get("/v1/rules").text()).isEqualTo("{\"items\":[]}");
        say("b", pin(1, 1));
        say("B", weight(1, 0.5));
        say("a.b_c-d", "{\"weight\":{\"genres\":[\"Drama\"],\"movieIds\":null,\"factor\":2},\"from\":null}");
        JsonNode items = gateway.get("/v1/rules").json().path("items");
        assertThat(items.findValuesAsString("ruleId")).containsExactly("B", "a.b_c-d", "b");
        assertThat(items.path(1).path("weight").toString())
                .isEqualTo("{\"movieIds\":[],\"genres\":[\"Drama\"],\"factor\":2.0}");
        assertThat(gateway.delete("/v1/rules/b").status()).isEqualTo(204);
        assertThat(gateway.delete("/v1/rules/b").status()).isEqualTo(204);
        Answer gone = gateway.get("/v1/rules/b");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.detail()).isEqualTo("ruleId: there is no rule b");
    }

    @ParameterizedTest(name = "refuses {0}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{} | pin: expected either pin or weight, got neither",
                "{\"pin\":{\"movieId\":1,\"place\":1},\"weight\":{\"movieIds\":[1],\"factor\":1}} | got both",
                "{\"pin\":{\"movieId\":401,\"place\":1}} | pin.movieId: the catalogue holds no movie 401",
                "{\"pin\":{\"place\":1}} | pin.movieId: is missing",
                "{\"pin\":{\"movieId\":1}} | pin.place: is missing",
                "{\"pin\":{\"movieId\":1,\"place\":0}} | pin.place",
                "{\"pin\":{\"movieId\":1,\"place\":101}} | pin.place",
                "{\"pin\":{\"movieId\":1,\"place\":1.5}} | pin.place",
                "{\"pin\":{\"movieId\":\"1\",\"place\":1}} | pin.movieId",
                "{\"pin\":{\"movieId\":1,\"place\":1,\"why\":0}} | pin.why",
                "{\"weight\":{\"factor\":2}} | weight: names no movie and no genre",
                "{\"weight\":{\"movieIds\":[1]}} | weight.factor: is missing",
                "{\"weight\":{\"movieIds\":[1],\"factor\":-0.1}} | weight.factor: expected a number from 0.0 to 10.0",
                "{\"weight\":{\"movieIds\":[1],\"factor\":10.1}} | weight.factor",
                "{\"weight\":{\"movieIds\":[1],\"factor\":1e999}} | weight.factor",
                "{\"weight\":{\"movieIds\":[1,-1],\"factor\":1}} | weight.movieIds[1]: the catalogue holds no movie -1",
                "{\"weight\":{\"movieIds\":[null],\"factor\":1}} | weight.movieIds[0]",
                "{\"weight\":{\"genres\":[\"Drama\",\"🎬\"],\"factor\":1}} | weight.genres[1]: the catalogue has no genre \"🎬\"",
                "{\"weight\":{\"genres\":[\"\\u0000\\ud83c\"],\"factor\":1}} | weight.genres[0]",
                "{\"pin\":{\"movieId\":1,\"place\":1},\"from\":\"soon\"} | from: expected a time",
                "{\"pin\":{\"movieId\":1,\"place\":1},\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"} | until: expected a time after from",
                "{\"pin\":{\"movieId\":1,\"place\":1},\"name\":\"é\"} | name",
                "null | body",
            })
    void refusesABody(String body, String named) throws Exception {
        Answer answer = gateway.put("/v1/rules/bad", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).contains(named);
        assertThat(gateway.get("/v1/rules/bad").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "refuses the name {0}")
    @ValueSource(strings = {"%F0%9F%8E%AC", "a%20b", "a%00", "%C3%A9"})
    void refusesAName(String ruleId) throws Exception {
        for (Answer answer : List.of(
                gateway.put("/v1/rules/" + ruleId, pin(1, 1)),
                gateway.get("/v1/rules/" + ruleId),
                gateway.delete("/v1/rules/" + ruleId))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        }
    }

    @Test
    void refusesMoreThanItMayKeepOrARuleMayName() throws Exception {
        String movies =
                IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(gateway.put("/v1/rules/big", "{\"weight\":{\"movieIds\":[%s],\"factor\":1}}".formatted(movies))
                        .detail())
                .isEqualTo("weight.movieIds: 101 values, expected at most 100");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RuleTable.MOST; i++) {
                String body = pin(1 + i, 1 + i % 100);
                String ruleId = "rule-" + i;
                threads.submit(() -> gateway.put("/v1/rules/" + ruleId, body));
            }
        }
        assertThat(ruleIds()).hasSize(RuleTable.MOST);
        Answer answer = gateway.put("/v1/rules/one-more", pin(1, 1));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("ruleId: there are 200 other rules, expected fewer; delete one first");
        say("rule-7", weight(1, 2));
    }
}
