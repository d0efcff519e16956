package dev.marquee.api.downstream;

import dev.marquee.service.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes calls that end at a deadline. A call runs on its caller's thread, which must be virtual and is interrupted once the
 * deadline has passed: whatever it waits for, a connection or a database, then fails at once. Thread-safe; owns the thread that
 * watches the deadlines.
 */
public final class TimedCalls implements AutoCloseable {
    /** The deadline of the call that this thread makes. */
    static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    /** So much may a call that had less than this left be late; all others end on time. */
    private static final Duration TICK = Duration.ofMillis(5);

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
     */
    public <T> T within(Deadline deadline, Callable<T> call) throws StageFailure {
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

    private Call begin(Deadline deadline) {
        Call call = new Call(Thread.currentThread(), deadline);
        underWay.add(call);
        if (asleep) {
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
            long next = TICK.toNanos();
            for (Call call : underWay) {
                next = Math.min(next, call.check());
            }
            idle = underWay.isEmpty() ? idle + 1 : 0;
            if (idle < IDLE_TICKS) {
                LockSupport.parkNanos(Math.max(1, next));
            } else {
                sleep();
                idle = 0;
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (underWay.isEmpty() && !closed) {
            LockSupport.park();
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
        private final Deadline deadline;
        private boolean interrupted;
        private boolean ended;

        Call(Thread thread, Deadline deadline) {
            this.thread = thread;
            this.deadline = deadline;
        }

        /** Interrupts it if it is late; otherwise tells how many nanoseconds are left. */
        long check() {
            if (!deadline.expired()) {
                return deadline.remaining().toNanos();
            }
            interrupt();
            return Long.MAX_VALUE;
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
