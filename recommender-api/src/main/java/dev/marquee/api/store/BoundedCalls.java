package dev.marquee.api.store;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Calls of a database that may be away. No caller waits longer than a bound; after some calls in a row without an answer, one
 * call in each half second tries again and all others are refused at once, so that an outage holds up neither requests nor
 * threads. Thread-safe.
 *
 * <p>Each call has a thread of its own: a caller that is interrupted, as those with a small latency budget are, would otherwise
 * take a connection down with it.
 */
public final class BoundedCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedCalls.class);
    private static final int IN_A_ROW = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);
    /* A wait that was given up after less time was the caller's haste. */
    private static final Duration TELLING = Duration.ofMillis(50);
    private static final int MOST_WAITING = 1_000;

    private final String name;
    private final Duration longest;
    private final ExecutorService threads;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong nextTry = new AtomicLong();

    private BoundedCalls(String name, Duration longest, ExecutorService threads) {
        this.name = name;
        this.longest = longest;
        this.threads = threads;
    }

    /**
     * Calls of one kind to a database across the network.
     *
     * @param name for the log and the names of threads
     * @param longest how long a caller waits
     */
    static BoundedCalls ofServer(String name, Duration longest) {
        return new BoundedCalls(
                name,
                longest,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory()));
    }

    /**
     * The same to one within this process. Its native code holds the thread for as long as it waits for a lock or the disk; were
     * that a virtual one, two such calls on two processors would stop every request.
     *
     * @param connections as many calls are made at once, and a thousand more wait; the next one is refused
     */
    static BoundedCalls ofEmbedded(String name, Duration longest, int connections) {
        var threads = new ThreadPoolExecutor(
                connections,
                connections,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return new BoundedCalls(name, longest, threads);
    }

    /**
     * Makes a call.
     *
     * @throws StoreLostException if it was not even tried
     * @throws DataAccessException if it failed or took too long; it may then still go on
     */
    public <T> T call(Supplier<T> access) {
        if (unanswered.get() >= IN_A_ROW && !mayTry()) {
            throw new StoreLostException();
        }
        long start = System.nanoTime();
        Future<T> answer = submit(access);
        try {
            T result = answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            answered();
            return result;
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (TimeoutException e) {
            QueryTimeoutException late = new QueryTimeoutException("no answer within " + longest, e);
            lost(late);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(e, System.nanoTime() - start);
        } finally {
            answer.cancel(false); // if it has not begun, it need not
        }
    }

    private <T> Future<T> submit(Supplier<T> access) {
        try {
            return threads.submit(access::get);
        } catch (RejectedExecutionException e) {
            throw new StoreLostException();
        }
    }

    /** A caller's budget may end before anybody could have answered, which says nothing of the database. */
    private DataAccessException givenUp(InterruptedException interruption, long nanos) {
        DataAccessException failure =
                new DataAccessResourceFailureException("interrupted while waiting for the database", interruption);
        if (nanos >= TELLING.toNanos()) {
            lost(failure);
        }
        return failure;
    }

    private boolean mayTry() {
        long due = nextTry.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextTry.compareAndSet(due, now + PAUSE.toNanos());
    }

    private DataAccessException failed(ExecutionException thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        if (Outage.isBehind(cause)) {
            lost(cause);
        } else {
            answered();
        }
        return cause instanceof DataAccessException known
                ? known
                : new DataAccessResourceFailureException("the call failed", cause);
    }

    private void lost(Throwable why) {
        if (unanswered.incrementAndGet() == IN_A_ROW) {
            nextTry.set(System.nanoTime() + PAUSE.toNanos());
            LOG.atError().addKeyValue("calls", name).log("the database does not answer: {}", why.getMessage());
        }
    }

    private void answered() {
        if (unanswered.getAndSet(0) >= IN_A_ROW) {
            LOG.atInfo().addKeyValue("calls", name).log("the database answers again");
        }
    }

    /** No more calls; those that are under way go on. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
