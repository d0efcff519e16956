package dev.marquee.api.store;

import org.springframework.dao.DataAccessException;

/**
 * Makes writes durable. Thread-safe. Both calls throw {@link DataAccessException} if the write is not known to be durable
 * within a bounded time; it may still become so.
 */
public interface Commits extends AutoCloseable {
    /** Runs one statement and returns when it is durable. */
    void run(Runnable statement);

    /**
     * Runs several statements and returns when they are durable: all or none.
     *
     * @param count of them
     */
    void together(int count, Runnable statements);

    /** Ends after what is being committed. */
    @Override
    void close();
}
