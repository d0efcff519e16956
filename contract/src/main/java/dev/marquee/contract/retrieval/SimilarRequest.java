package dev.marquee.contract.retrieval;

/**
 * Asks for the movies most like one movie.
 *
 * @param movieId of the catalog
 * @param accepted which movies the answer may hold, as in {@link CandidatesRequest}
 * @param n at most so many, 1 to 1,000
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimilarRequest(int movieId, byte[] accepted, int n) {}
