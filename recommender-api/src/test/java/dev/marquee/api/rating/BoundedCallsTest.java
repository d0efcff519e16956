package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class BoundedCallsTest {
    private final BoundedCalls calls = new BoundedCalls("test", Duration.ofMillis(50));

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
        assertThatThrownBy(() -> calls.call(() -> waitFor(never))).isInstanceOf(QueryTimeoutException.class);
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
        BoundedCalls patient = new BoundedCalls("test", Duration.ofSeconds(30));
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
}
