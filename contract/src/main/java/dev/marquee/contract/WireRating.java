package dev.marquee.contract;

/**
 * One rating of a history; the position in the list tells the order, oldest first.
 *
 * @param movieId positive
 * @param rating 0.5 to 5.0 in halves
 */
public record WireRating(int movieId, float rating) {}
