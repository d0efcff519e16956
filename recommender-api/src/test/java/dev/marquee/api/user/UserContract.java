package dev.marquee.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.event.PersonalEvent;
import dev.marquee.api.feedback.PersonalMute;
import dev.marquee.api.feedback.PersonalSignal;
import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Taking away and erasing a user, at two gateways of one store, on every database; each test has users of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UserContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant BEFORE =
            Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    static Path home;

    Gateway one;
    private Gateway other;
    private StageServer retrieval;
    private StageServer ranking;

    /** The options that name a new, empty database. */
    abstract String[] database();

    @BeforeAll
    void start() throws IOException {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        ranking = StageServer.start(version);
        String[] database = database();
        one = Gateway.start(home, retrieval.url(), ranking.url(), database);
        other = Gateway.start(home, retrieval.url(), ranking.url(), database);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        retrieval.close();
        ranking.close();
    }

    private static void rate(Gateway gateway, String user, int movieId, double rating) throws Exception {
        Answer answer =
                gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":%s}".formatted(rating));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static void send(Gateway gateway, String... events) throws Exception {
        Answer answer = gateway.post("/v1/events", "{\"events\":[%s]}".formatted(String.join(",", events)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String event(String user, String id, String type, String more) {
        return "{\"userId\":\"%s\",\"eventId\":\"%s\",\"type\":\"%s\",%s}".formatted(user, id, type, more);
    }

    /** Of everything something. */
    private static String[] events(String user) {
        String at = ",\"at\":\"%s\"".formatted(BEFORE);
        return new String[] {
            event(user, "i", "impression", "\"movieId\":7,\"requestId\":\"r1\",\"rank\":1,\"source\":\"popular\"" + at),
            event(user, "w", "watch", "\"movieId\":8,\"watched\":0.75" + at),
            event(user, "g", "not-interested", "\"genre\":\"War\"" + at),
            event(user, "c", "click", "\"movieId\":9")
        };
    }

    private static Takeout takeout(Gateway gateway, String user) throws Exception {
        Answer answer = gateway.get("/v1/users/" + user);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JSON.readValue(answer.text(), Takeout.class);
    }

    private static void assertEmpty(Takeout takeout) {
        assertThat(takeout.events()).isEmpty();
        assertThat(takeout.notInterested()).isEmpty();
        assertThat(takeout.ratings()).isEmpty();
        assertThat(takeout.signals()).isEmpty();
    }

    private static JsonNode erase(Gateway gateway, String user) throws Exception {
        Answer answer = gateway.delete("/v1/users/" + user);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** A list that lacks nothing, for which a slow moment may have to pass. */
    private static Answer list(Gateway gateway, String user, String query) {
        return await().until(
                        () -> gateway.get("/v1/users/%s/recommendations?limit=5%s".formatted(user, query)),
                        answer -> answer.status() != 200 || answer.degraded().isEmpty());
    }

    @Test
    void everythingThatIsStoredCanBeTakenAwayAndReadAgain() throws Exception {
        rate(one, "all", 3, 4.5);
        rate(other, "all", 5, 1);
        rate(one, "bob-all", 3, 2);
        send(other, events("all"));

        Takeout takeout = takeout(one, "all");

        assertThat(takeout.userId()).isEqualTo("all");
        assertThat(takeout.erasedAt()).isNull();
        assertThat(takeout.ratings())
                .extracting(rating -> rating.movieId() + ":" + rating.rating())
                .containsExactlyInAnyOrder("3:4.5", "5:1.0");
        assertThat(takeout.events()).extracting(PersonalEvent::eventId).containsExactly("c", "i", "w");
        assertThat(takeout.events().get(1))
                .isEqualTo(new PersonalEvent(
                        "i", "impression", 7, BEFORE, "r1", 1, "popular", null, null, null, List.of()));
        assertThat(takeout.notInterested())
                .containsExactly(new PersonalMute(
                        null,
                        "war",
                        null,
                        "g",
                        BEFORE,
                        takeout.notInterested().getFirst().until()));
        assertThat(takeout.signals()).extracting(PersonalSignal::type).containsExactly("watch", "click");
        assertThat(takeout.signals().getFirst()).isEqualTo(new PersonalSignal("watch", 8, BEFORE, 0.75f));
    }

    @Test
    void ofAnUnknownUserNothingIsStored() throws Exception {
        assertEmpty(takeout(one, "nobody"));
        JsonNode erasure = erase(one, "nobody");
        assertThat(erasure.path("erased").toString())
                .isEqualTo("{\"events\":0,\"notInterested\":0,\"ratings\":0,\"signals\":0}");
    }

    @Test
    void erasesEverythingForAllGatewaysAndSaysWhatRemains() throws Exception {
        rate(one, "every", 3, 4.5);
        send(one, events("every"));
        rate(one, "bob-every", 3, 2);

        JsonNode erasure = erase(other, "every");

        assertThat(erasure.path("erased").toString())
                .isEqualTo("{\"events\":3,\"notInterested\":1,\"ratings\":1,\"signals\":2}");
        Instant erasedAt = Instant.parse(erasure.path("erasedAt").asString());
        List<String> remains = new ArrayList<>();
        erasure.path("remains")
                .forEach(each -> remains.add(each.path("what").asString() + " "
                        + (each.path("until").isNull()
                                ? "-"
                                : Duration.between(
                                                erasedAt,
                                                Instant.parse(each.path("until").asString()))
                                        .toHours())));
        assertThat(remains)
                .containsExactly("erasure -", "cursors 24", "exports 720", "datasets 720", "bundles -", "backups -");
        for (Gateway gateway : List.of(one, other)) {
            Takeout after = takeout(gateway, "every");
            assertEmpty(after);
            assertThat(after.erasedAt()).isEqualTo(erasedAt);
            assertThat(takeout(gateway, "bob-every").ratings()).hasSize(1);
        }
        assertThat(erase(one, "every").at("/erased/events").asInt()).isZero();
    }

    @Test
    void theListAfterwardsIsThatOfANewUser() throws Exception {
        IntStream.of(301, 303, 305).forEach(movieId -> rateQuietly(one, "list", movieId));
        send(one, events("list"));
        Answer before = list(other, "list", "");
        String cursor = before.json().path("nextCursor").asString();
        assertThat(before.json().at("/items/0/source").asString()).isEqualTo("two-tower");
        assertThat(list(one, "list", "&cursor=" + cursor).status()).isEqualTo(200);

        erase(one, "list");

        for (Gateway gateway : List.of(one, other)) {
            for (String query : List.of("", "&genre=War", "&maxPerGenre=1", "&explain=true")) {
                assertThat(list(gateway, "list", query).json().path("items"))
                        .as(query)
                        .isEqualTo(list(gateway, "new-list", query).json().path("items"));
            }
            for (String of :
                    List.of("/ratings", "/not-interested", "/recommendations/8/why", "/recommendations/301/why")) {
                assertThat(gateway.get("/v1/users/list" + of).text())
                        .isEqualTo(gateway.get("/v1/users/new-list" + of).text());
            }
            Answer refused = gateway.get("/v1/users/list/recommendations?limit=5&cursor=" + cursor);
            assertThat(refused.status()).isEqualTo(410);
            assertThat(refused.detail())
                    .isEqualTo("cursor: is older than the erasure of its user; begin again without it");
        }
        Thread.sleep(1_000); // Cursors know whole seconds.
        String next = list(one, "list", "").json().path("nextCursor").asString();
        assertThat(list(other, "list", "&cursor=" + next).movieIds()).containsExactly(6, 7, 8, 9, 10);
    }

    private static void rateQuietly(Gateway gateway, String user, int movieId) {
        try {
            rate(gateway, user, movieId, 5);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsSentAgainBringsNobodyBackAlsoAfterARestart() throws Exception {
        send(one, events("again"));
        erase(one, "again");
        for (Gateway gateway : List.of(one, other)) {
            send(gateway, events("again"));
            assertEmpty(takeout(gateway, "again"));
        }
        one.close();
        one = Gateway.start(home, retrieval.url(), ranking.url(), again());
        send(one, events("again"));
        assertEmpty(takeout(one, "again"));
    }

    /** The options that name the same database. */
    abstract String[] again();

    @Test
    void whatComesLaterIsOfSomebodyNew() throws Exception {
        rate(one, "later", 301, 5);
        rate(one, "later", 303, 5);
        erase(one, "later");
        rate(other, "later", 305, 5);
        rate(other, "new-later", 305, 5);
        assertThat(list(one, "later", "").movieIds())
                .isEqualTo(list(one, "new-later", "").movieIds());
        assertThat(takeout(one, "later").ratings()).hasSize(1);
    }

    @Test
    void erasesMoreThanOneTransactionBears() throws Exception {
        for (int batch = 0; batch < 6; batch++) {
            int from = batch * 1_000;
            send(
                    one,
                    IntStream.range(from, from + 1_000)
                            .mapToObj(i -> event("much", "e" + i, "click", "\"movieId\":" + (1 + i % 400)))
                            .toArray(String[]::new));
        }
        assertThat(takeout(one, "much").events())
                .extracting(PersonalEvent::eventId)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 6_000).mapToObj(i -> "e" + i).collect(Collectors.toSet()));
        JsonNode erased = erase(other, "much").path("erased");
        assertThat(erased.path("events").asInt()).isEqualTo(6_000);
        assertThat(erased.path("signals").asInt()).isEqualTo(400);
        assertEmpty(takeout(one, "much"));
    }

    /** Whatever is under way: once nobody writes any more, and the user is erased, nothing is left, and nobody else lost anything. */
    @Test
    void erasesWhileOthersWrite() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                int writer = i;
                Gateway gateway = i % 2 == 0 ? one : other;
                writers.add(threads.submit(() -> {
                    for (int n = 0; !ended.get(); n++) {
                        gateway.put("/v1/users/busy/ratings/" + (1 + n % 400), "{\"rating\":3}");
                        send(gateway, event("busy", "e%d-%d".formatted(writer, n), "click", "\"movieId\":1"));
                        rate(gateway, "bob-busy" + writer, 1 + n % 400, 3);
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 20; i++) {
                erase(i % 2 == 0 ? one : other, "busy");
            }
            ended.set(true);
            for (Future<?> each : writers) {
                each.get();
            }
        }
        erase(one, "busy");
        assertEmpty(takeout(other, "busy"));
        for (int writer = 0; writer < 6; writer++) {
            assertThat(takeout(other, "bob-busy" + writer).ratings()).isNotEmpty();
        }
    }
}
