package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param eventId the caller's
 * @param type such as {@code impression}
 * @param movieId of the catalogue
 * @param at when it happened
 * @param requestId of the list, or null
 * @param rank in that list, from 1, or null
 * @param source of the movie in that list, or null
 * @param modelVersion that the list was made from, or null
 * @param predictedRating 0.5 to 5, or null
 * @param watched share of the movie, 0 to 1, or null
 * @param followedBy what an impression was followed by
 */
public record StoredEvent(
        String eventId,
        String type,
        int movieId,
        Instant at,
        @Nullable String requestId,
        @Nullable Integer rank,
        @Nullable String source,
        @Nullable String modelVersion,
        @Nullable Double predictedRating,
        @Nullable Double watched,
        List<String> followedBy) {}
