package dev.marquee.api.rating;

import org.jspecify.annotations.Nullable;

/**
 * Two stores while ratings move: both are written, the first is read. A write that one of them did not take has failed, and the same
 * again makes up for it.
 *
 * @param first which is read, and says what has changed
 * @param second written after it
 */
record BothRatingStores(RatingStore first, RatingStore second) implements RatingStore {
    @Override
    public boolean put(String userId, StoredRating rating) {
        boolean changed = first.put(userId, rating);
        second.put(userId, rating);
        return changed;
    }

    @Override
    public void delete(String userId, int movieId) {
        first.delete(userId, movieId);
        second.delete(userId, movieId);
    }

    @Override
    public RatingPage page(String userId, int limit, @Nullable RatingCursor after) {
        return first.page(userId, limit, after);
    }
}
