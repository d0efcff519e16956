package dev.marquee.api.rating;

import java.time.Instant;

/**
 * One rating of a user.
 *
 * @param movieId positive
 * @param rating 0.5 to 5.0 in halves
 * @param ratedAt in whole milliseconds
 */
public record StoredRating(int movieId, float rating, Instant ratedAt) {}
