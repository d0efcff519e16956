package dev.marquee.core.history;

/**
 * One rating of a history.
 *
 * @param movieId positive
 * @param rating 0.5 to 5.0 in halves
 * @param ratedAt seconds since 1970-01-01T00:00Z
 */
public record RatedMovie(int movieId, float rating, long ratedAt) {}
