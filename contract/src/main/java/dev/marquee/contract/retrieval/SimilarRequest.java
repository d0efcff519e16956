package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the movies most like one movie.
 *
 * @param movieId of the catalog
 * @param accepted which movies the answer may hold, as in {@link CandidatesRequest}
 * @param n at most so many, 1 to 1,000
 * @param added movies that were added to the bundle, null if none were
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimilarRequest(
        int movieId, byte[] accepted, int n, @Nullable WireMovies added) {

    /** Of the bundle's own movies. */
    public SimilarRequest(int movieId, byte[] accepted, int n) {
        this(movieId, accepted, n, null);
    }
}
