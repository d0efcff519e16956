package dev.marquee.api.event;

import dev.marquee.api.feedback.FeedbackRows;
import java.time.Instant;
import java.util.List;

/**
 * The events of all users. Thread-safe. A write that returns is durable. Every call throws {@link
 * org.springframework.dao.DataAccessException} if the store cannot answer; a write may then have happened or not.
 */
interface EventStore extends AutoCloseable {
    /** Most events of a user that are read at once. */
    int MOST_READ = 5_000;

    /**
     * Stores those events whose names are new, with what they tell of users for their next lists; but nothing that may be {@linkplain
     * FeedbackRows#erasedBy of somebody who was erased}. If this fails, the same batch again stores whatever is missing: all of it where
     * the store has transactions; else what is there of some users, or of all but their next lists, counts as known then.
     *
     * @return the impressions, clicks and watches that were new, in any order
     */
    List<Event> add(Batch batch);

    /** A user's events since then, oldest first; the newest {@link #MOST_READ} if there are more. */
    List<StoredEvent> since(String userId, Instant then);

    /**
     * Remembers what followed an impression.
     *
     * @param impression as it was read
     * @param followed the whole sum of codes
     * @return whether nobody else has changed it meanwhile
     */
    boolean follow(StoredEvent impression, int followed);

    /** No more calls. */
    @Override
    void close();
}
