package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Gate}: who comes in, who waits, and who is refused. */
class GateTest {
    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(1));
    private static final Duration SHORT = Duration.ofMillis(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate("probe", 1, meters);

    private double rejected() {
        return meters.counter("overload.rejected", "limiter", "probe").count();
    }

    private <R> void assertRefused(Deadline deadline, Duration expected, Supplier<R> task) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.call(deadline, expected, task))
                .returns(ProblemType.OVERLOADED, ProblemException::type);
    }

    @Test
    void letsOneInAndRefusesTheNextWhenNoneLeaves() {
        String answer = gate.call(FAR, SHORT, () -> {
            assertThat(gate.busy()).isEqualTo(1);
            assertThat(meters.get("overload.busy").gauge().value()).isEqualTo(1);
            assertThat(meters.get("overload.limit").gauge().value()).isEqualTo(1);
            assertRefused(FAR, SHORT, () -> "second");
            return "first";
        });
        assertThat(answer).isEqualTo("first");
        assertThat(rejected()).isEqualTo(1);
    }

    @Test
    void letsOneInWhoDoesNotWait() {
        assertThat(gate.tryEnter()).isTrue();
        assertThat(gate.tryEnter()).isFalse();
        assertThat(gate.refusal()).isEqualTo("1 probe requests are in flight, no more are let in");
        assertRefused(Deadline.in(Duration.ZERO), SHORT, () -> "second");
        gate.leave();
        assertThat(gate.call(Deadline.in(Duration.ZERO), SHORT, () -> "next")).isEqualTo("next");
        assertThat(rejected()).isEqualTo(2);
    }

    @Test
    void waitsNotAtAllWhereItWouldMissTheDeadline() {
        assertThat(gate.tryEnter()).isTrue();
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertRefused(Deadline.in(Duration.ofMillis(40)), Duration.ofMillis(41), () -> "late");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("a thousand waits of 40 ms would take 40 s")
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void letsAFewWaitTheirTurnAndRefusesTheOthersAtOnce() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        CountDownLatch arrived = new CountDownLatch(1);
        AtomicInteger served = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> {
                        arrived.await();
                        return gate.call(FAR, Duration.ZERO, served::incrementAndGet);
                    }))
                    .toList();
            arrived.countDown();
            await().until(() -> rejected() >= 12);
            gate.leave();
            await().until(() -> all.stream().allMatch(Future::isDone));
        }
        assertThat(served.get() + rejected()).isEqualTo(20);
        assertThat(served).hasValueLessThanOrEqualTo(8);
        assertThat(gate.busy()).isZero();
    }

    @Test
    void isOpenAgainAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> gate.call(FAR, SHORT, () -> {
                    throw new IllegalStateException("inside");
                }));
        assertThat(gate.busy()).isZero();
        assertThat(gate.call(FAR, SHORT, () -> "next")).isEqualTo("next");
    }

    @Test
    void needsAtLeastOnePermit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gate("probe", 0, meters))
                .withMessage("probe: 0 permits; expected at least 1");
    }
}
