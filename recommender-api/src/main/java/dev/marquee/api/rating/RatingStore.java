package dev.marquee.api.rating;

import org.jspecify.annotations.Nullable;

/**
 * What users have rated. Thread-safe; reads never wait for writes. A write that returns is durable: it survives the death
 * of the process and of the machine. Every call throws {@link org.springframework.dao.DataAccessException} if the store
 * cannot answer; a write may then have happened or not.
 */
public interface RatingStore {
    /** Longest history that is read. */
    int MAX_HISTORY = 10_000;

    /**
     * Stores a rating, replacing another one of the same movie; an equal one stays as it is, with its time.
     *
     * @return whether anything has changed
     * @throws dev.marquee.api.store.TooLateException if the user was erased, and not before the time of the rating
     */
    boolean put(String userId, StoredRating rating);

    /** Deletes a rating; nothing happens if there is none. */
    void delete(String userId, int movieId);

    /**
     * Reads a part of a user's ratings, newest first.
     *
     * @param limit at most so many, at least 1
     * @param after where the last page ended, or null for the first page
     */
    RatingPage page(String userId, int limit, @Nullable RatingCursor after);
}
