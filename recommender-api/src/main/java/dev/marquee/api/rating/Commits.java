package dev.marquee.api.rating;

import org.springframework.dao.DataAccessException;

/** Makes writes durable. Thread-safe. */
@FunctionalInterface
interface Commits {
    /**
     * Runs a statement and returns when it is durable.
     *
     * @throws DataAccessException if it is not known to be durable within a bounded time; it may still become so
     */
    void run(Runnable statement);
}
