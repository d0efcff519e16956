package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway answers while the store of people's data is killed or frozen, and how it comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutageContract {
    static final String LIST = "/v1/users/ann/recommendations?limit=10&genre=drama";
    static final String RATING = "/v1/users/ann/ratings/5";
    private static final int BUDGET_MS = 400;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    StageServer retrieval;
    StageServer ranking;
    Gateway gateway;

    /** Starts the server of the store. */
    abstract void startServer();

    /** Ends it for good. */
    abstract void stopServer();

    /** The options that name a new, empty store of it. */
    abstract String[] newStore();

    /** Ends it at once, without warning. */
    abstract void kill();

    /** Starts it again after {@link #kill()}, with its data. */
    abstract void startAgain();

    /** Freezes it: connections stay open, and nothing is answered. */
    abstract void pause();

    /** Goes on after {@link #pause()}. */
    abstract void resume();

    @BeforeAll
    void start() throws IOException {
        String version = TestCatalog.publish(home.resolve("models"), 1).version();
        retrieval = StageServer.start(version);
        ranking = StageServer.start(version);
        startServer();
        gateway = start(home, newStore());
    }

    Gateway start(Path home, String... store) {
        return Gateway.start(home, retrieval.url(), ranking.url(), store);
    }

    @AfterAll
    void stop() {
        gateway.close();
        stopServer();
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

    Answer put() throws Exception {
        return gateway.put(RATING, "{\"rating\":4.5}");
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static void assertPopular(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.degraded()).containsExactly("history");
        assertThat(answer.movieIds()).hasSize(10);
        assertThat(answer.json().at("/items/0/source").asString()).isEqualTo("popular");
        assertThat(answer.totalMs()).isLessThanOrEqualTo(BUDGET_MS);
    }

    static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unavailable");
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
    }

    private void assertOutage() throws Exception {
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
        kill();
        try {
            assertOutage();
        } finally {
            startAgain();
        }
    }

    @Test
    void answersPopularMoviesAndTakesNoWriteWhileTheServerIsSilent() throws Exception {
        pause();
        try {
            assertOutage();
        } finally {
            resume();
        }
    }

    @Test
    void holdsUpOnlyTheFirstRequestsOfASilence() throws Exception {
        pause();
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
            resume();
        }
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
            kill();
        } finally {
            startAgain();
        }
        comesBack();
        assertThat(acknowledged).hasSizeBetween(120, 399);
        assertThat(gateway.get("/v1/users/bob/ratings?limit=1000").movieIds()).containsAll(acknowledged);
    }

    @Test
    void takesANewModelThatWasPublishedMeanwhile() throws Exception {
        kill();
        String version;
        try {
            version = TestCatalog.publish(home.resolve("models"), 2).version();
            retrieval.hold(version);
            ranking.hold(version);
            assertPopular(gateway.get(LIST));
        } finally {
            startAgain();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                gateway.get(LIST).json().path("modelVersion").asString())
                        .isEqualTo(version));
    }

    @Test
    void startsAliveAndUnreadyAndIsReadyOnceTheServerAnswers(@TempDir Path other) throws Exception {
        TestCatalog.publish(other.resolve("models"), 1);
        String[] store = newStore();
        kill();
        try (Gateway early = start(other, store)) {
            assertThat(early.get("/livez").status()).isEqualTo(200);
            Answer unready = early.get("/readyz");
            assertThat(unready.status()).isEqualTo(503);
            assertThat(unready.text()).contains("the database does not answer yet");
            assertThat(early.get(LIST).status()).isEqualTo(503);
            startAgain();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(early.get("/readyz").status()).isEqualTo(200));
            assertThat(early.put(RATING, "{\"rating\":4.5}").status()).isEqualTo(204);
        }
    }
}
