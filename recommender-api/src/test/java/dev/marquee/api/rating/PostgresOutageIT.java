package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.StoreFailures;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What the gateway answers while PostgreSQL is killed or frozen, and how it comes back. */
@NeedsDocker
@ExtendWith(OutputCaptureExtension.class)
class PostgresOutageIT {
    private static final String LIST = "/v1/users/ann/recommendations?limit=10&genre=drama";
    private static final String RATING = "/v1/users/ann/ratings/5";
    private static final int BUDGET_MS = 400;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path home;

    private static PostgresServer server;
    private static StageServer retrieval;
    private static StageServer ranking;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        ranking = StageServer.start(version);
        server = PostgresServer.start();
        gateway = start(home, server.newDatabase());
    }

    private static Gateway start(Path home, String database) {
        return Gateway.start(
                home,
                retrieval.url(),
                ranking.url(),
                "--marquee.database.url=" + database,
                "--marquee.database.user=" + server.user(),
                "--marquee.database.password=" + server.password());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        server.close();
        retrieval.close();
        ranking.close();
    }

    @BeforeEach
    void answersWell() throws Exception {
        assertThat(put().status()).isEqualTo(204);
        for (int i = 0; i < 20; i++) {
            gateway.get(LIST);
        }
        assertThat(gateway.get(LIST).degraded()).isEmpty();
    }

    @AfterEach
    void comesBack() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gateway.get(LIST).degraded()).isEmpty();
            assertThat(put().status()).isEqualTo(204);
        });
    }

    private static Answer put() throws Exception {
        return gateway.put(RATING, "{\"rating\":4.5}");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertPopular(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.degraded()).containsExactly("history");
        assertThat(answer.movieIds()).hasSize(10);
        assertThat(answer.json().at("/items/0/source").asString()).isEqualTo("popular");
        assertThat(answer.totalMs()).isLessThanOrEqualTo(BUDGET_MS);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unavailable");
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
    }

    private static void assertOutage() throws Exception {
        assertPopular(gateway.get(LIST));
        long start = System.nanoTime();
        assertUnavailable(put());
        assertUnavailable(gateway.delete(RATING));
        assertUnavailable(gateway.delete("/v1/users/ann"));
        assertUnavailable(gateway.get("/v1/users/ann/ratings"));
        assertThat(since(start)).isLessThan(LONGEST_WRITE.multipliedBy(3));
        assertThat(gateway.get("/readyz").status())
                .as("it still answers everyone")
                .isEqualTo(200);
    }

    @Test
    void answersPopularMoviesAndTakesNoWriteWhileTheServerIsDead() throws Exception {
        server.kill();
        try {
            assertOutage();
        } finally {
            server.startAgain();
        }
    }

    @Test
    void answersPopularMoviesAndTakesNoWriteWhileTheServerIsSilent() throws Exception {
        server.pause();
        try {
            assertOutage();
        } finally {
            server.resume();
        }
    }

    @Test
    void holdsUpOnlyTheFirstRequestsOfASilence() throws Exception {
        server.pause();
        try {
            List<Future<Answer>> crowd = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                // As many as the gateway works on at once with a single processor.
                for (int i = 0; i < 32; i++) {
                    crowd.add(threads.submit(() -> gateway.get(LIST)));
                }
            }
            for (Future<Answer> each : crowd) {
                assertThat(each.get().degraded()).containsExactly("history");
            }
            long start = System.nanoTime();
            int requests = 100;
            for (int i = 0; i < requests; i++) {
                assertPopular(gateway.get(LIST));
            }
            // With the wait of 300 ms for each it would be 30 s.
            assertThat(since(start)).isLessThan(Duration.ofSeconds(6));
            for (int i = 0; i < 3; i++) {
                assertUnavailable(put());
            }
            start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertUnavailable(put());
            }
            assertThat(since(start))
                    .as("one of them may have been the one that tries")
                    .isLessThan(LONGEST_WRITE);
        } finally {
            server.resume();
        }
    }

    @Test
    void logsNobodyWhoseEventsAreLostInTheMiddleOfABatch(CapturedOutput output) throws Exception {
        String somebody = "u-51ce-nobody-else";
        String batch = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"eventId\":\"e%d\",\"type\":\"click\",\"userId\":\"%s\",\"movieId\":5}"
                        .formatted(i, somebody))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        JdbcTemplate database = new JdbcTemplate(gateway.bean(DataSource.class));
        database.execute("ALTER TABLE event ADD CONSTRAINT refused CHECK (user_id <> '%s')".formatted(somebody));
        try {
            assertThat(gateway.post("/v1/events", batch).status()).isGreaterThanOrEqualTo(500);
        } finally {
            database.execute("ALTER TABLE event DROP CONSTRAINT refused");
        }
        assertThat(output).contains("refused").doesNotContain(somebody);
    }

    @Test
    void keepsEveryAcknowledgedRatingOverAKill() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(120);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                int first = 1 + writer * 50;
                threads.submit(() -> {
                    for (int movieId = first; movieId < first + 50; movieId++) {
                        String path = "/v1/users/bob/ratings/" + movieId;
                        if (gateway.put(path, "{\"rating\":2.5}").status() == 204) {
                            acknowledged.add(movieId);
                            enough.countDown();
                        }
                    }
                    return null;
                });
            }
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            server.kill();
        } finally {
            server.startAgain();
        }
        comesBack();
        assertThat(acknowledged).hasSizeBetween(120, 399);
        assertThat(gateway.get("/v1/users/bob/ratings?limit=1000").movieIds()).containsAll(acknowledged);
    }

    @Test
    void losesNoConnectionToCallersWithASmallBudget() throws Exception {
        List<Integer> before = sessions();
        for (int i = 0; i < 100; i++) {
            gateway.get(LIST, "X-Latency-Budget-Ms", "3");
        }
        assertThat(sessions()).containsAll(before);
        assertThat(gateway.get(LIST).degraded()).isEmpty();
    }

    /** The server's processes for the gateway's connections. */
    private static List<Integer> sessions() {
        return JdbcClient.create(gateway.bean(DataSource.class))
                .sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
                .query(Integer.class)
                .list();
    }

    @Test
    void takesANewModelThatWasPublishedMeanwhile() throws Exception {
        server.kill();
        String version;
        try {
            version = TestCatalog.publish(home.resolve("models"), 2).version();
            retrieval.hold(version);
            ranking.hold(version);
            assertPopular(gateway.get(LIST));
        } finally {
            server.startAgain();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                gateway.get(LIST).json().path("modelVersion").asString())
                        .isEqualTo(version));
    }

    @Test
    void startsAliveAndUnreadyAndIsReadyOnceTheServerAnswers(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        String database = server.newDatabase();
        server.kill();
        try (Gateway early = start(other, database)) {
            assertThat(early.get("/livez").status()).isEqualTo(200);
            Answer unready = early.get("/readyz");
            assertThat(unready.status()).isEqualTo(503);
            assertThat(unready.text()).contains("the database does not answer yet");
            assertThat(early.get(LIST).status()).isEqualTo(503);
            server.startAgain();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(early.get("/readyz").status()).isEqualTo(200));
            assertThat(early.put(RATING, "{\"rating\":4.5}").status()).isEqualTo(204);
        }
    }

    @Test
    void doesNotStartWithAWrongPassword(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        String database = server.newDatabase();
        Throwable failure = catchThrowable(() -> Gateway.start(
                other,
                retrieval.url(),
                ranking.url(),
                "--marquee.database.url=" + database + "?user=" + server.user(),
                "--marquee.database.password=wrong"));
        var environment = new MockEnvironment().withProperty("marquee.database.url", database + "?user=secret");
        assertThat(new StoreFailures(environment).analyze(failure).getDescription())
                .contains("The store of ratings in " + database + " cannot be opened", "password authentication failed")
                .doesNotContain("secret");
    }

    @Test
    void connectsToNobodyWhoOnlyListens(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        try (ServerSocket silent = new ServerSocket(0)) {
            long start = System.nanoTime();
            try (Gateway waiting = start(other, "jdbc:postgresql://127.0.0.1:%d/x".formatted(silent.getLocalPort()))) {
                assertThat(since(start)).isLessThan(Duration.ofSeconds(20));
                assertThat(waiting.get("/livez").status()).isEqualTo(200);
                assertThat(waiting.get("/readyz").status()).isEqualTo(503);
            }
        }
    }
}
