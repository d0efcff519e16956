package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.sqlite.Function;

class BoundedCallsTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final BoundedCalls calls = BoundedCalls.ofServer("test", PATIENT);

    private static String lost() {
        throw new DataAccessResourceFailureException("gone", new SQLException("connection refused", "08001"));
    }

    private static String refused() {
        throw new DataIntegrityViolationException("not null", new SQLException("not null", "23502"));
    }

    private void loseThree() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> calls.call(BoundedCallsTest::lost)).hasMessage("gone");
        }
    }

    @Test
    void handsOnWhatTheCallReturnsOrThrows() {
        assertThat(calls.call(() -> "found")).isEqualTo("found");
        assertThatThrownBy(() -> calls.call(BoundedCallsTest::refused))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void waitsNoLongerThanItsBound() {
        CountDownLatch never = new CountDownLatch(1);
        BoundedCalls hasty = BoundedCalls.ofServer("test", Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.call(() -> waitFor(never))).isInstanceOf(QueryTimeoutException.class);
        never.countDown();
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void refusesAtOnceAfterThreeCallsWithoutAnAnswer() {
        loseThree();
        AtomicBoolean made = new AtomicBoolean();
        assertThatThrownBy(() -> calls.call(() -> made.getAndSet(true))).isInstanceOf(StoreLostException.class);
        assertThat(made).isFalse();
    }

    @Test
    void triesAgainAfterAWhileAndTakesAllOnceOneIsAnswered() {
        loseThree();
        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> calls.call(() -> true));
        for (int i = 0; i < 10; i++) {
            assertThat(calls.call(() -> "found")).isEqualTo("found");
        }
    }

    @Test
    void countsAnErrorOfADatabaseThatAnswersAsAnAnswer() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> calls.call(BoundedCallsTest::refused))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        loseThree();
    }

    @Test
    void letsACallGoOnWhoseCallerIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        BoundedCalls patient = BoundedCalls.ofServer("test", PATIENT);
        Thread caller = Thread.startVirtualThread(() -> patient.call(() -> {
            begun.countDown();
            ended.set(waitFor(end));
            return true;
        }));
        begun.await();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        end.countDown();
        await().atMost(Duration.ofSeconds(10)).untilTrue(ended);
        assertThat(patient.call(() -> "found")).isEqualTo("found");
    }

    /** SQLite's own code is on the stack of each call, as it is while it waits for a disk. */
    @Test
    void callsThatHangInAnEmbeddedDatabaseHoldUpNoOtherVirtualThread() throws Exception {
        int hanging = Runtime.getRuntime().availableProcessors() + 1;
        CountDownLatch begun = new CountDownLatch(hanging);
        CountDownLatch end = new CountDownLatch(1);
        try (BoundedCalls embedded = BoundedCalls.ofEmbedded("test", PATIENT, hanging);
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < hanging; i++) {
                requests.submit(() -> embedded.call(() -> hang(begun, end)));
            }
            try {
                assertThat(begun.await(20, TimeUnit.SECONDS))
                        .as("all calls are under way at once")
                        .isTrue();
                assertThat(requests.submit(() -> "answered").get(20, TimeUnit.SECONDS))
                        .isEqualTo("answered");
            } finally {
                end.countDown();
            }
        }
    }

    /** As those whose latency budget ends. */
    @Test
    void refusesAtOnceAfterThreeCallersThatWaitedAWhileWereInterrupted() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (BoundedCalls embedded = BoundedCalls.ofEmbedded("test", PATIENT, 2)) {
            for (int i = 0; i < 3; i++) {
                interruptAfter(Duration.ofMillis(200), () -> embedded.call(() -> waitFor(end)));
            }
            assertThatThrownBy(() -> embedded.call(() -> true)).isInstanceOf(StoreLostException.class);
            end.countDown();
        }
    }

    @Test
    void callersInAHurrySayNothingOfTheDatabase() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (BoundedCalls embedded = BoundedCalls.ofEmbedded("test", PATIENT, 2)) {
            for (int i = 0; i < 10; i++) {
                interruptAfter(Duration.ZERO, () -> embedded.call(() -> waitFor(end)));
            }
            end.countDown();
            assertThat(embedded.call(() -> "found")).isEqualTo("found");
        }
    }

    @Test
    void makesAsManyCallsOfAnEmbeddedDatabaseAtOnceAsItHasConnectionsAndLetsAThousandWait() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (BoundedCalls embedded = BoundedCalls.ofEmbedded("test", PATIENT, 2)) {
            for (int i = 0; i < 1_010; i++) {
                Thread.startVirtualThread(() -> {
                    try {
                        embedded.call(() -> begun.incrementAndGet() > 0 && waitFor(end));
                    } catch (StoreLostException e) {
                        refused.incrementAndGet();
                    }
                });
            }
            await().atMost(PATIENT).untilAsserted(() -> assertThat(refused).hasValue(8));
            assertThat(begun).hasValue(2);
            end.countDown();
            await().atMost(PATIENT).untilAsserted(() -> assertThat(begun).hasValue(1_002));
        }
    }

    @Test
    void refusesAfterItIsClosedAsADatabaseThatIsAway() {
        BoundedCalls embedded = BoundedCalls.ofEmbedded("test", PATIENT, 2);
        embedded.close();
        assertThatThrownBy(() -> embedded.call(() -> true)).isInstanceOf(StoreLostException.class);
    }

    private static void interruptAfter(Duration time, Runnable call) throws InterruptedException {
        Thread caller = Thread.startVirtualThread(call);
        Thread.sleep(time);
        caller.interrupt();
        assertThat(caller.join(PATIENT)).isTrue();
    }

    private static boolean hang(CountDownLatch begun, CountDownLatch end) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            Function.create(connection, "hang", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    begun.countDown();
                    result(waitFor(end) ? 1 : 0);
                }
            });
            return statement.execute("SELECT hang()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
