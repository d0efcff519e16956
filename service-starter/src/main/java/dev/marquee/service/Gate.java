package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets so many callers in and a few more wait for them; the next one is refused at once, as is one that would wait past its
 * deadline. Counts refusals in {@code overload.rejected}, and says in {@code overload.busy} and {@code overload.limit} how full
 * it is. Thread-safe.
 *
 * <p>Those who compute need one permit for each processor: more would make each other late. The few who wait keep the
 * processors busy while calls come in bunches, and wait no longer than {@value #WAITING_PER_PERMIT} calls take.
 */
public final class Gate {
    private static final int WAITING_PER_PERMIT = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private final String limiter;
    private final int permits;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter rejected;

    /**
     * An open gate.
     *
     * @param limiter name of the limit in messages and metrics
     * @param permits callers at the same time, at least 1
     * @param meters where refusals are counted and fullness is told
     */
    public Gate(String limiter, int permits, MeterRegistry meters) {
        if (permits < 1) {
            throw new IllegalArgumentException(limiter + ": " + permits + " permits; expected at least 1");
        }
        this.limiter = limiter;
        this.permits = permits;
        this.free = new Semaphore(permits, true);
        this.rejected = Counter.builder("overload.rejected")
                .description("Requests refused because as many as allowed were in flight")
                .tag("limiter", limiter)
                .register(meters);
        Gauge.builder("overload.busy", this, Gate::busy)
                .description("Requests inside the gate")
                .tag("limiter", limiter)
                .register(meters);
        Gauge.builder("overload.limit", this, Gate::permits)
                .description("Requests that the gate lets in")
                .tag("limiter", limiter)
                .register(meters);
    }

    /**
     * Runs the task inside the gate, after a short wait if need be.
     *
     * @param deadline of the caller
     * @param expected how long the task takes
     * @throws ProblemException 503, if the gate is full
     */
    public <R> R call(Deadline deadline, Duration expected, Supplier<R> task) {
        if (!await(deadline, expected)) {
            rejected.increment();
            throw new ProblemException(ProblemType.OVERLOADED, refusal());
        }
        try {
            return task.get();
        } finally {
            free.release();
        }
    }

    /** Comes in without waiting, if there is room; whoever does must {@link #leave}. */
    public boolean tryEnter() {
        boolean entered = free.tryAcquire();
        if (!entered) {
            rejected.increment();
        }
        return entered;
    }

    /** Goes out again. */
    public void leave() {
        free.release();
    }

    private boolean await(Deadline deadline, Duration expected) {
        int before = waiting.getAndIncrement();
        try {
            Duration spare = deadline.remaining().minus(expected);
            Duration turn = expected.multipliedBy(before).dividedBy(permits);
            boolean mayWait = before < WAITING_PER_PERMIT * permits && turn.compareTo(spare) <= 0;
            Duration patience = spare.compareTo(LONGEST_WAIT) < 0 ? spare : LONGEST_WAIT;
            return free.tryAcquire(mayWait ? patience.toNanos() : 0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** What is said to those who are not let in. */
    public String refusal() {
        return "%d %s requests are in flight, no more are let in".formatted(permits, limiter);
    }

    /** Callers allowed at the same time. */
    public int permits() {
        return permits;
    }

    /** Callers inside now. */
    public int busy() {
        return permits - free.availablePermits();
    }
}
