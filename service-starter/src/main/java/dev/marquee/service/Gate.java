package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets so many callers in and refuses the next at once: a call that has to queue would miss its deadline anyway.
 * Counts refusals in {@code overload.rejected}. Thread-safe.
 */
public final class Gate {
    private final String limiter;
    private final int permits;
    private final Semaphore free;
    private final Counter rejected;

    /**
     * An open gate.
     *
     * @param limiter name of the limit in messages and metrics
     * @param permits callers at the same time, at least 1
     * @param meters where refusals are counted
     */
    public Gate(String limiter, int permits, MeterRegistry meters) {
        if (permits < 1) {
            throw new IllegalArgumentException(limiter + ": " + permits + " permits; expected at least 1");
        }
        this.limiter = limiter;
        this.permits = permits;
        this.free = new Semaphore(permits);
        this.rejected = Counter.builder("overload.rejected")
                .description("Requests refused because as many as allowed were in flight")
                .tag("limiter", limiter)
                .register(meters);
    }

    /**
     * Runs the task inside the gate.
     *
     * @throws ProblemException 503, if the gate is full
     */
    public <R> R call(Supplier<R> task) {
        if (!free.tryAcquire()) {
            rejected.increment();
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    "%d %s requests are in flight, no more are let in".formatted(permits, limiter));
        }
        try {
            return task.get();
        } finally {
            free.release();
        }
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
