package dev.marquee.contract.client;

import java.time.Instant;

/**
 * A rating of a user.
 *
 * @param movieId of the catalogue
 * @param rating 0.5 to 5 in halves
 * @param ratedAt when
 */
public record StoredRating(int movieId, double rating, Instant ratedAt) {}
