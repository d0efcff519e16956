package dev.marquee.core.blend;

import org.jspecify.annotations.Nullable;

/**
 * A movie in its final place.
 *
 * @param movieId positive
 * @param score what the list is ordered by, [0, 1]
 * @param predictedRating 0.5 to 5.0, or null where ranking did not answer
 */
public record RankedMovie(
        int movieId, double score, @Nullable Float predictedRating) {}
