package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * Asks how far a movie is from being a candidate.
 *
 * @param history at least one rating of a movie in the catalog
 * @param movieId of the catalog
 * @param accepted which movies it competes with, as in {@link CandidatesRequest}; whether it is one of them or not
 * @param added movies that were added to the bundle, null if none were
 */
@SuppressWarnings("ArrayRecordComponent")
public record StandingRequest(
        WireHistory history,
        int movieId,
        byte[] accepted,
        @Nullable WireMovies added) {

    /** Of the bundle's own movies. */
    public StandingRequest(WireHistory history, int movieId, byte[] accepted) {
        this(history, movieId, accepted, null);
    }
}
