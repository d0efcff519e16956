package dev.marquee.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What gateways write and read while people's data moves from the SQL database to Cassandra, one setting after the other. */
@NeedsCassandra
class MovingIT {
    private static final String EVENTS = """
            {"events":[{"userId":"ann","eventId":"w","type":"watch","movieId":8,"watched":0.75},
            {"userId":"ann","eventId":"g","type":"not-interested","genre":"War"}]}""";

    @TempDir
    private Path home;

    private final CassandraNode node;
    private final String keyspace;
    private StageServer stages;
    private Gateway gateway;

    MovingIT(CassandraNode node) {
        this.node = node;
        this.keyspace = node.newKeyspace();
    }

    @BeforeEach
    void start() throws Exception {
        stages =
                StageServer.start(TestCatalog.publish(home.resolve("models"), 1).version());
        gateway = open("database");
    }

    private Gateway open(String store) {
        List<String> options = new ArrayList<>(List.of(TestCassandra.options(node, keyspace)));
        options.add("--marquee.people-store=" + store);
        return Gateway.start(home, stages.url(), stages.url(), options.toArray(String[]::new));
    }

    private void turnTo(String store) {
        gateway.close();
        gateway = open(store);
    }

    @AfterEach
    void stop() {
        gateway.close();
        stages.close();
    }

    private void rate(String user, int movieId, double rating) throws Exception {
        Answer answer =
                gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":%s}".formatted(rating));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private void send() throws Exception {
        Answer answer = gateway.post("/v1/events", EVENTS);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private List<Integer> rated(String user) throws Exception {
        return gateway.get("/v1/users/%s/ratings".formatted(user)).movieIds();
    }

    private JsonNode takeout() throws Exception {
        Answer answer = gateway.get("/v1/users/ann");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void bothAreWrittenAndTheFirstIsRead() throws Exception {
        rate("ann", 3, 5);
        turnTo("database-first");
        rate("ann", 5, 4);
        rate("bob", 5, 4);
        send();
        assertThat(rated("ann")).as("of before, and since").containsExactly(5, 3);

        turnTo("cassandra-first");
        assertThat(rated("ann")).as("nobody has copied what was before").containsExactly(5);
        assertThat(takeout().path("events").size()).isEqualTo(1);
        assertThat(takeout().path("signals").size()).isEqualTo(1);
        assertThat(takeout().path("notInterested").size()).isEqualTo(1);
        rate("ann", 7, 3);
        gateway.delete("/v1/users/ann/ratings/5");

        turnTo("database-first");
        assertThat(rated("ann")).as("the way back loses nothing").containsExactly(7, 3);

        turnTo("cassandra");
        assertThat(rated("ann")).containsExactly(7);
        assertThat(rated("bob")).containsExactly(5);
    }

    @Test
    void anErasureIsOneInBoth() throws Exception {
        turnTo("database-first");
        rate("ann", 5, 4);
        send();
        assertThat(gateway.delete("/v1/users/ann").status()).isEqualTo(200);
        for (String store : List.of("database", "cassandra")) {
            turnTo(store);
            assertThat(rated("ann")).as(store).isEmpty();
            send(); // again
            JsonNode takeout = takeout();
            assertThat(takeout.path("erasedAt").isNull()).as(store).isFalse();
            for (String part : List.of("events", "signals", "notInterested", "ratings")) {
                assertThat(takeout.path(part).size()).as(store + " " + part).isZero();
            }
        }
    }

    @Test
    void whatIsTrendingIsReadFromEither() throws Exception {
        turnTo("database-first");
        for (String user : List.of("ann", "bob", "cid")) {
            rate(user, 300, 5);
        }
        for (String store : List.of("database", "cassandra")) {
            turnTo(store);
            await().untilAsserted(() -> assertThat(
                            gateway.get("/v1/movies/trending?limit=1").movieIds())
                    .as(store)
                    .containsExactly(300));
            assertThat(gateway.get("/v1/movies/trending?limit=1")
                            .json()
                            .at("/items/0/source")
                            .asString())
                    .isEqualTo("trending");
        }
    }
}
