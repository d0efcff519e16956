package dev.marquee.api.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.marquee.service.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimedCallsTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TimedCalls calls = new TimedCalls();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        calls.close();
        threads.close();
    }

    /** On a virtual thread, as requests are. */
    private <T> T onVirtualThread(Callable<T> task) throws Exception {
        return threads.submit(task).get();
    }

    @Test
    void answersOnTheThreadOfItsCaller() throws Exception {
        assertThat(onVirtualThread(
                        () -> calls.within(Deadline.in(LONG), Thread::currentThread) == Thread.currentThread()))
                .isTrue();
    }

    @Test
    void tellsTheCallItsDeadline() throws Exception {
        Deadline deadline = Deadline.in(LONG);

        assertThat(onVirtualThread(() -> calls.within(deadline, TimedCalls.DEADLINE::get)))
                .isEqualTo(deadline);
    }

    @Test
    void isNotMadeAfterTheDeadline() throws Exception {
        StageFailure failure = onVirtualThread(() -> failureOf(Duration.ZERO, () -> {
            throw new AssertionError("it was made");
        }));

        assertThat(failure.reason()).isEqualTo(FailureReason.BUDGET);
    }

    @Test
    void aCallThatSleepsEndsAtTheDeadline() throws Exception {
        boolean interrupted = onVirtualThread(() -> {
            StageFailure failure = failureOf(SHORT, () -> {
                Thread.sleep(LONG);
                return "never";
            });
            assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted).as("the thread goes on as if nothing had been").isFalse();
    }

    @Test
    void aCallThatReadsFromAServerWhichSaysNothingEndsAtTheDeadline() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StageFailure failure = onVirtualThread(() -> failureOf(SHORT, () -> {
                try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    return socket.getInputStream().read();
                }
            }));

            assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(failure).hasCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void watchesAgainAfterAWhileWithoutCalls() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(TimedCallsTest::theWatchSleeps);

        StageFailure failure = onVirtualThread(() -> failureOf(SHORT, () -> {
            Thread.sleep(LONG);
            return "never";
        }));

        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void whatACallThrowsIsItsFailure() throws Exception {
        StageFailure failure = onVirtualThread(() -> failureOf(LONG, () -> {
            throw new IOException("broken");
        }));

        assertThat(failure.reason()).isEqualTo(FailureReason.ERROR);
        assertThat(failure).hasMessage("broken");
    }

    @Test
    void anErrorStaysAnError() {
        assertThatThrownBy(() -> onVirtualThread(() -> calls.within(Deadline.in(LONG), () -> {
                    throw new AssertionError("of the program");
                })))
                .hasRootCauseInstanceOf(AssertionError.class);
    }

    /** Whatever the moment of the interruption, it never reaches what the thread does afterwards. */
    @Test
    void noInterruptionComesAfterTheCall() throws Exception {
        List<Future<Boolean>> calm = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            long deadline = 1 + random.nextInt(10);
            long work = 1 + random.nextInt(10);
            calm.add(threads.submit(() -> {
                try {
                    calls.within(Deadline.in(Duration.ofMillis(deadline)), () -> {
                        Thread.sleep(work);
                        return "in time";
                    });
                } catch (StageFailure late) {
                    assertThat(late.reason()).isIn(FailureReason.TIMEOUT, FailureReason.BUDGET);
                }
                Thread.sleep(10);
                return !Thread.currentThread().isInterrupted();
            }));
        }

        for (Future<Boolean> each : calm) {
            assertThat(each.get()).isTrue();
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        Future<StageFailure> failure = threads.submit(() -> failureOf(LONG, () -> {
            begun.countDown();
            Thread.sleep(LONG);
            return "never";
        }));
        begun.await();

        calls.close();

        assertThat(failure.get(30, TimeUnit.SECONDS).reason()).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void noCallMakesAnother() throws Exception {
        StageFailure failure =
                onVirtualThread(() -> failureOf(LONG, () -> calls.within(Deadline.in(LONG), () -> "within the other")));

        assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void noneIsMadeAfterClosing() throws Exception {
        calls.close();

        assertThat(onVirtualThread(() -> failureOf(LONG, () -> "made")).reason())
                .isEqualTo(FailureReason.ERROR);
    }

    private static boolean theWatchSleeps() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("deadlines"))
                .anyMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    private StageFailure failureOf(Duration left, Callable<?> call) {
        return catchThrowableOfType(StageFailure.class, () -> calls.within(Deadline.in(left), call));
    }
}
