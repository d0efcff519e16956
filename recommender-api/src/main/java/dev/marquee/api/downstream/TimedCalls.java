package dev.marquee.api.downstream;

import dev.marquee.service.Deadline;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls that end at a deadline. A call runs on its caller's thread, which must be virtual and is interrupted once the
 * deadline has passed: whatever it waits for, a connection or a database, then fails at once. No call may make another one.
 * Thread-safe; owns the thread that watches the deadlines.
 */
public final class TimedCalls implements AutoCloseable {
    /** The deadline of the call that this thread makes. */
    static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    private static final Logger LOG = LoggerFactory.getLogger(TimedCalls.class);
    private static final long TICK_NANOS = 5_000_000;
    private static final int IDLE_TICKS = 200;

    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofPlatform().daemon().name("deadlines").unstarted(this::watch);
    private volatile boolean asleep;
    private volatile boolean closed;

    /** Starts to watch. */
    public TimedCalls() {
        watch.start();
    }

    /**
     * Makes a call.
     *
     * @throws StageFailure if it fails, or does not end before the deadline
     * @throws IllegalStateException if this thread is making a call already
     */
    public <T> T within(Deadline deadline, Callable<T> call) throws StageFailure {
        if (DEADLINE.isBound()) {
            throw new IllegalStateException("a call within a call");
        }
        if (deadline.expired()) {
            throw new StageFailure(FailureReason.BUDGET, "no time was left", null);
        }
        Call begun = begin(deadline);
        T answer;
        try {
            answer = ScopedValue.where(DEADLINE, deadline).call(call::call);
        } catch (Exception e) {
            throw end(begun)
                    ? new StageFailure(FailureReason.TIMEOUT, "no answer before the deadline", e)
                    : Failures.of(e);
        } catch (Error e) {
            end(begun);
            throw e;
        }
        end(begun);
        return answer;
    }

    private Call begin(Deadline deadline) throws StageFailure {
        if (closed) {
            throw new StageFailure(FailureReason.ERROR, "the gateway ends", null);
        }
        Call call = new Call(Thread.currentThread(), deadline.at());
        underWay.add(call);
        if (asleep || call.left() < TICK_NANOS) {
            LockSupport.unpark(watch);
        }
        return call;
    }

    /** Whether the call was interrupted. */
    private boolean end(Call call) {
        underWay.remove(call);
        return call.end();
    }

    private void watch() {
        int idle = 0;
        while (!closed) {
            idle = underWay.isEmpty() ? idle + 1 : 0;
            if (idle >= IDLE_TICKS) {
                sleep();
                idle = 0;
            }
            LockSupport.parkNanos(Math.max(1, untilNext()));
        }
    }

    /** Interrupts those that are late; at most a tick until another may be. */
    private long untilNext() {
        long next = TICK_NANOS;
        try {
            for (Call call : underWay) {
                long left = call.left();
                if (left > 0) {
                    next = Math.min(next, left);
                } else {
                    call.interrupt();
                }
            }
        } catch (Throwable t) { // without this thread no deadline would hold
            LOG.atError().setCause(t).log("while watching deadlines");
        }
        return next;
    }

    private void sleep() {
        asleep = true;
        if (underWay.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    /** Stops to watch; calls that are under way are interrupted. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
        underWay.forEach(Call::interrupt);
    }

    private static final class Call {
        private final Thread thread;
        private final long deadline;
        private boolean interrupted;
        private boolean ended;

        /**
         * A call.
         *
         * @param deadline as {@link System#nanoTime()} counts
         */
        Call(Thread thread, long deadline) {
            this.thread = thread;
            this.deadline = deadline;
        }

        /** Nanoseconds until the deadline. */
        long left() {
            return deadline - System.nanoTime();
        }

        synchronized void interrupt() {
            if (!ended && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** On its own thread: from here on it is not interrupted, and forgets that it was. */
        synchronized boolean end() {
            ended = true;
            if (interrupted) {
                Thread.interrupted();
            }
            return interrupted;
        }
    }
}
