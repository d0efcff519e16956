package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import dev.marquee.api.fixture.StageServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do besides rating movies shows in their next list, on every step of the ladder. */
@ExtendWith(Marquee.Shared.class)
class FeedbackIT {
    private static final String LONG = "a longer one";

    private final Marquee marquee;
    private final Gateway gateway;

    FeedbackIT(Marquee marquee) {
        this.marquee = marquee;
        this.gateway = marquee.gateway();
    }

    @AfterEach
    void heal() {
        marquee.retrieval().heal();
        marquee.ranking().heal();
    }

    private enum Rung {
        FULL,
        WITHOUT_RANKING,
        POPULAR
    }

    private void breakDownTo(Rung rung) {
        if (rung != Rung.FULL) {
            marquee.ranking().answerWith(500, "{}");
        }
        if (rung == Rung.POPULAR) {
            marquee.retrieval().answerWith(500, "{}");
        }
    }

    private static String event(String user, String id, String type, String more) {
        return "{\"eventId\":\"%s\",\"type\":\"%s\",\"userId\":\"%s\",%s}".formatted(id, type, user, more);
    }

    private void send(String... events) throws Exception {
        Gateway.Answer answer = gateway.post("/v1/events", "{\"events\":[" + String.join(",", events) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private Gateway.Answer list(String user, String query) throws Exception {
        Gateway.Answer answer = gateway.get("/v1/users/" + user + "/recommendations?limit=100" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private String sentToRetrieval() {
        return marquee.retrieval().calls().stream()
                .filter(call -> call.path().equals("/internal/candidates"))
                .map(StageServer.Call::body)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void aWatchMakesTheNextListPersonalAndTheMovieSeen() throws Exception {
        assertThat(list("fb-watch", "").json().at("/items/0/source").asString()).isEqualTo("popular");
        send(event("fb-watch", "w", "watch", "\"movieId\":1"));
        Gateway.Answer next = list("fb-watch", "");
        assertThat(next.json().at("/items/0/source").asString()).isEqualTo("two-tower");
        assertThat(next.movieIds()).doesNotContain(1).hasSize(100);
        assertThat(sentToRetrieval()).contains("\"movieIds\":[1]").contains("\"weights\":[0.");
        assertThat(marquee.ranking().calls().getLast().body()).contains("\"history\":{\"movieIds\":[]");
        assertThat(list("fb-watch", "&yearTo=1999&includeSeen=true&genre=Sci-Fi")
                        .movieIds())
                .contains(1);
    }

    @Test
    void aClickOrAWatchLeftEarlyIsNotSeen() throws Exception {
        send(
                event("fb-click", "c", "click", "\"movieId\":2"),
                event("fb-click", "w", "watch", "\"movieId\":1,\"watched\":0.2"));
        assertThat(list("fb-click", "&genre=Sci-Fi").movieIds()).containsExactlyInAnyOrder(1, 2);
        assertThat(sentToRetrieval()).contains("\"movieIds\":[1,2]");
    }

    @Test
    void aRatingReplacesWhatTheWatchSaid() throws Exception {
        send(event("fb-rated", "w", "watch", "\"movieId\":1"));
        assertThat(gateway.put("/v1/users/fb-rated/ratings/1", "{\"rating\":1.5}")
                        .status())
                .isEqualTo(204);
        list("fb-rated", "");
        assertThat(sentToRetrieval())
                .contains("\"movieIds\":[1],\"ratings\":[1.5]")
                .doesNotContain("\"weights\":[");
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void nothingIsShownOfWhatSomebodyIsNotInterestedIn(Rung rung) throws Exception {
        String user = "fb-mute-" + rung;
        send(
                event(user, "c", "click", "\"movieId\":3"),
                event(user, "m", "not-interested", "\"movieId\":7"),
                event(user, "g", "not-interested", "\"genre\":\"sci-fi\""),
                event(user, "p", "not-interested", "\"person\":\"åL PAÇINO 🎬\""));
        breakDownTo(rung);
        Gateway.Answer answer = list(user, "&includeSeen=true&genre=Action&genre=Sci-Fi&genre=War");
        assertThat(answer.movieIds()).containsExactly(4);
        assertThat(list(user, "&yearFrom=1957&yearTo=1957").movieIds())
                .doesNotContain(7)
                .hasSize(5);
        assertThat(answer.degraded().isEmpty()).isEqualTo(rung == Rung.FULL);
        String muted = gateway.get("/v1/users/" + user + "/not-interested").text();
        assertThat(muted).contains("\"genre\":\"Sci-Fi\"", "\"person\":\"Ål Paçino 🎬\"", "\"movieId\":7");
        send(
                event(user, "g2", "interested", "\"genre\":\"SCI-FI\""),
                event(user, "p2", "interested", "\"person\":\"Ål Paçino 🎬\""),
                event(user, "m2", "interested", "\"movieId\":7"));
        assertThat(list(user, "&includeSeen=true&genre=Sci-Fi").movieIds()).containsExactlyInAnyOrder(1, 2);
        assertThat(list(user, "&genre=Action").movieIds()).contains(5);
        assertThat(list(user, "&yearFrom=1957&yearTo=1957").movieIds()).contains(7);
        assertThat(gateway.get("/v1/users/" + user + "/not-interested").json().path("items"))
                .isEmpty();
    }

    @Test
    void whatTheCatalogueDoesNotKnowCanBeTakenBack() throws Exception {
        send(
                event("fb-unknown", "p", "interested", "\"person\":\"Nobody Any More 🎬\""),
                event("fb-unknown", "g", "interested", "\"genre\":\"Noir\""));
        String body = """
                {"history":[],"events":[{"type":"interested","person":"Nobody Any More"}]}""";
        assertThat(gateway.post("/v1/recommendations", body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u0000", "ab\\u0000", LONG})
    void refusesToTakeBackWhatCanBeNoName(String name) throws Exception {
        String text = name.equals(LONG) ? "ß".repeat(201) : name;
        for (String field : List.of("person", "genre")) {
            String batch = "{\"events\":[%s]}"
                    .formatted(event("fb-unknown", "n", "interested", "\"%s\":\"%s\"".formatted(field, text)));
            Gateway.Answer answer = gateway.post("/v1/events", batch);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.detail()).contains("events[0]." + field);
        }
    }

    @Test
    void whoHasDoneNothingElseIsShownPopularMoviesWithoutTheMutedGenre() throws Exception {
        send(event("fb-new", "g", "not-interested", "\"genre\":\"Drama\""));
        Gateway.Answer answer = list("fb-new", "");
        assertThat(answer.text()).doesNotContain("Drama").contains("\"source\":\"popular\"");
        assertThat(answer.degraded()).isEmpty();
    }

    @Test
    void aMovieThatIsNotWantedPullsItsLikeDown() throws Exception {
        send(event("fb-sign", "m", "not-interested", "\"movieId\":8"));
        list("fb-sign", "");
        assertThat(sentToRetrieval()).contains("\"movieIds\":[8],\"ratings\":[").contains("\"weights\":[0.");
    }

    @Test
    void anEndInThePastHasNoEffectAndASecondBatchChangesNothing() throws Exception {
        String past = Instant.now().minus(Duration.ofDays(1)).toString();
        send(event("fb-past", "m", "not-interested", "\"movieId\":1,\"until\":\"%s\"".formatted(past)));
        assertThat(list("fb-past", "").movieIds()).contains(1);
        String[] batch = {event("fb-past", "m2", "not-interested", "\"movieId\":2")};
        send(batch);
        String before = gateway.get("/v1/users/fb-past/not-interested").text();
        send(batch);
        assertThat(gateway.get("/v1/users/fb-past/not-interested").text())
                .isEqualTo(before)
                .contains("\"movieId\":2");
    }

    @Test
    void aBatchWithOneBadEventStoresNothing() throws Exception {
        String batch = "{\"events\":[%s,%s]}"
                .formatted(
                        event("fb-none", "m", "not-interested", "\"movieId\":1"),
                        event("fb-none", "g", "not-interested", "\"genre\":\"Noir\""));
        Gateway.Answer answer = gateway.post("/v1/events", batch);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("events[1].genre", "Noir");
        assertThat(gateway.get("/v1/users/fb-none/not-interested").json().path("items"))
                .isEmpty();
    }

    @Test
    void aThousandAtOnceAreTakenAndForgottenWithTheirUser() throws Exception {
        send(IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> i % 2 == 0
                        ? event("fb-flood", "e" + i, "watch", "\"movieId\":" + (1 + i % 200))
                        : event("fb-flood", "e" + i, "not-interested", "\"movieId\":" + (201 + i % 200)))
                .toArray(String[]::new));
        Gateway.Answer answer = list(
                "fb-flood",
                "&exclude="
                        + IntStream.rangeClosed(1, 100)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")));
        assertThat(answer.movieIds()).noneMatch(id -> id > 200 && id % 2 == 0);
        assertThat(answer.degraded()).isEmpty();
        assertThat(gateway.delete("/v1/users/fb-flood").status()).isEqualTo(200);
        assertThat(gateway.get("/v1/users/fb-flood/not-interested").json().path("items"))
                .isEmpty();
        assertThat(list("fb-flood", "").json().at("/items/0/source").asString()).isEqualTo("popular");
    }

    @Test
    void eventsInABodyMeanTheSame() throws Exception {
        String body = """
                {"history":[],"filters":{"genre":["War","Action"]},"events":[{"type":"watch","movieId":3},
                {"type":"click","movieId":9,"at":"2001-01-01T00:00:00Z"},
                {"type":"not-interested","genre":"Action"},{"type":"not-interested","movieId":4},
                {"type":"interested","movieId":4}]}""";
        Gateway.Answer answer = gateway.post("/v1/recommendations", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.movieIds()).containsExactly(4);
        assertThat(answer.json().at("/items/0/source").asString()).isEqualTo("two-tower");
        assertThat(sentToRetrieval()).contains("\"movieIds\":[3]");
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{\"type\":\"view\",\"movieId\":1} | events[0].type: expected click, watch, not-interested or interested",
                "{\"movieId\":1} | events[0].type: is missing",
                "{\"type\":\"click\"} | events[0].movieId: is missing",
                "{\"type\":\"click\",\"movieId\":4000} | events[0].movieId: the catalogue holds no movie 4000",
                "{\"type\":\"click\",\"movieId\":1,\"watched\":1} | events[0].watched: has no meaning",
                "{\"type\":\"click\",\"movieId\":1,\"genre\":\"War\"} | events[0].genre: has no meaning",
                "{\"type\":\"watch\",\"movieId\":1,\"watched\":2} | events[0].watched: expected 0.0 to 1.0",
                "{\"type\":\"watch\",\"movieId\":1,\"until\":\"2026-01-01T00:00:00Z\"} | events[0].until: has no meaning",
                "{\"type\":\"click\",\"movieId\":1,\"at\":\"3001-01-01T00:00:00Z\"} | events[0].at: expected a time in the past",
                "{\"type\":\"not-interested\"} | events[0].movieId: expected one of movieId, genre and person, got 0",
                "{\"type\":\"not-interested\",\"movieId\":1,\"genre\":\"War\"} | got 2 of them",
                "{\"type\":\"not-interested\",\"movieId\":-1} | events[0].movieId: expected 1",
                "{\"type\":\"not-interested\",\"person\":\"\\uD800 \\u0000\"} | events[0].person: no movie of the catalogue",
                "{\"type\":\"not-interested\",\"movieId\":1,\"until\":\"+999999999-01-01T00:00:00Z\"} | events[0].until: expected a time",
                "{\"type\":\"interested\",\"movieId\":1,\"until\":\"2026-01-01T00:00:00Z\"} | events[0].until: has no meaning",
                "{\"type\":\"click\",\"movieId\":1,\"eventId\":\"e\"} | eventId",
            })
    void refusesEventsOfABody(String event, String named) throws Exception {
        Gateway.Answer answer = gateway.post("/v1/recommendations", "{\"history\":[],\"events\":[" + event + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).contains(named);
    }

    @Test
    void refusesMoreThanAThousandEventsInABody() throws Exception {
        String events = String.join(",", Collections.nCopies(1_001, "{\"type\":\"click\",\"movieId\":1}"));
        Gateway.Answer answer = gateway.post("/v1/recommendations", "{\"history\":[],\"events\":[" + events + "]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("events: 1001 of them, expected at most 1000");
    }
}
