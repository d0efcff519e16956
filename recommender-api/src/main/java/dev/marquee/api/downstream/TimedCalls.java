package dev.marquee.api.downstream;

import dev.marquee.service.Deadline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs each call on a virtual thread of its own and waits for it no longer than the deadline allows; a call that is late
 * is interrupted and forgotten. Thread-safe.
 */
public final class TimedCalls implements AutoCloseable {
    /** The deadline of the call that this thread makes. */
    static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Makes a call.
     *
     * @throws StageFailure if it fails, or does not end before the deadline
     */
    public <T> T within(Deadline deadline, Callable<T> call) throws StageFailure {
        if (deadline.expired()) {
            throw new StageFailure(FailureReason.BUDGET, "no time was left", null);
        }
        Future<T> answer =
                threads.submit(() -> ScopedValue.where(DEADLINE, deadline).call(call::call));
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StageFailure(FailureReason.TIMEOUT, "no answer before the deadline", null);
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureReason.ERROR, "interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
