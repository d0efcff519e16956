package dev.marquee.core.blend;

/**
 * A movie that retrieval proposes.
 *
 * @param movieId positive
 * @param retrievalScore inner product of the user's and the movie's embedding, item bias included; higher is better
 */
public record Candidate(int movieId, float retrievalScore) {}
