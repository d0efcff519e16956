package dev.marquee.api.trending;

import java.util.function.Consumer;

/**
 * What people did lately. Of each kind a person and a movie have one deed, so whoever sends the same thing a thousand times counts once.
 * Thread-safe.
 */
interface RecentDeeds extends AutoCloseable {
    /** Deeds of one kind that are read at most, about the newest: what reading costs does not grow with the number of events. */
    int MOST = 200_000;

    /** Rows of one read, whose time is bounded. */
    int AT_ONCE = 2_000;

    /**
     * Reads them, in any order.
     *
     * @param from only what happened after this moment, milliseconds since 1970
     * @param until and not after this one
     * @throws org.springframework.dao.DataAccessException if the store does not answer
     */
    void visit(long from, long until, Consumer<Deed> visitor);

    /** No more reads. */
    @Override
    void close();
}
