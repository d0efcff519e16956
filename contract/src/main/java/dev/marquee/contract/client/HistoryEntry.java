package dev.marquee.contract.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rating of a history.
 *
 * @param movieId of the catalogue
 * @param rating 0.5 to 5 in halves
 * @param ratedAt when, or null: then the order of the history counts
 */
public record HistoryEntry(
        int movieId, double rating, @Nullable Instant ratedAt) {
    /** A rating without a time. */
    public HistoryEntry(int movieId, double rating) {
        this(movieId, rating, null);
    }
}
