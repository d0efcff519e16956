package dev.marquee.api.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes writes durable in groups: those that arrive while one group is being committed form the next, so that many
 * writers share the cost of forcing the disk. One platform thread writes, since a native call holds its thread. Thread-safe.
 */
final class GroupCommit implements Commits {
    /** Statements of a group, unless one write alone has more. */
    private static final int LARGEST_GROUP = 256;

    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final BlockingQueue<Write> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final TransactionOperations transaction;
    private final Thread writer;

    GroupCommit(TransactionOperations transaction) {
        this.transaction = transaction;
        this.writer = Thread.ofPlatform().daemon().name("store-writer").start(this::write);
    }

    private record Write(int statements, Runnable work, CompletableFuture<Void> durable) {}

    /**
     * Runs a statement and returns when it is durable.
     *
     * @throws DataAccessException if its group could not be committed, if too many writes wait already, or if the disk
     *     takes too long: then it may still become durable
     */
    @Override
    public void run(Runnable statement) {
        together(1, statement);
    }

    /** Every write is part of a transaction anyway. */
    @Override
    public void together(int count, Runnable statements) {
        Write write = new Write(count, statements, new CompletableFuture<>());
        if (!waiting.offer(write)) {
            throw new DataAccessResourceFailureException("%d writes are waiting already".formatted(MOST_WAITING));
        }
        try {
            write.durable.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DataAccessResourceFailureException("the write was not committed", e.getCause());
        } catch (TimeoutException e) {
            throw new DataAccessResourceFailureException("the write took over " + LONGEST_WAIT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted while waiting for the write", e);
        }
    }

    private void write() {
        List<Write> group = new ArrayList<>();
        try {
            while (true) {
                fill(group);
                commit(group);
                group.clear();
            }
        } catch (InterruptedException closed) {
            waiting.forEach(write -> write.durable.completeExceptionally(closed));
        }
    }

    private void fill(List<Write> group) throws InterruptedException {
        group.add(waiting.take());
        int statements = group.getFirst().statements;
        for (Write next = waiting.peek();
                next != null && statements + next.statements <= LARGEST_GROUP;
                next = waiting.peek()) {
            group.add(waiting.remove());
            statements += next.statements;
        }
    }

    private void commit(List<Write> group) {
        try {
            transaction.executeWithoutResult(status -> group.forEach(write -> write.work.run()));
            group.forEach(write -> write.durable.complete(null));
        } catch (RuntimeException | Error e) {
            group.forEach(write -> write.durable.completeExceptionally(e));
        }
    }

    /** Ends after the group that is being committed. */
    @Override
    public void close() {
        writer.interrupt();
    }
}
