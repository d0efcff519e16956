package dev.marquee.api.trending;

/**
 * What one person did with one movie.
 *
 * @param userId who
 * @param movieId positive; not every bundle holds it
 * @param at when, milliseconds since 1970-01-01T00:00Z
 * @param points that it counts before it fades, 0 to 1
 */
record Deed(String userId, int movieId, long at, double points) {}
