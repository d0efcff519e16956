package dev.marquee.contract.retrieval;

/**
 * Asks for the movies most like one movie.
 *
 * @param movieId of the catalog
 * @param n at most so many, 1 to 1,000
 */
public record SimilarRequest(int movieId, int n) {}
