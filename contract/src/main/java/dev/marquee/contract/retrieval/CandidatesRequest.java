package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the movies that suit a history best.
 *
 * @param history at least one rating of a movie in the catalog
 * @param accepted which movies the answer may hold: bit {@code o % 8}, the lowest first, of byte {@code o / 8} for the
 *     ordinal o; bytes that are not there accept none
 * @param n at most so many candidates, 1 to 1,000
 * @param added movies that were added to the bundle, null if none were
 */
@SuppressWarnings("ArrayRecordComponent")
public record CandidatesRequest(
        WireHistory history,
        byte[] accepted,
        int n,
        @Nullable WireMovies added) {

    /** Of the bundle's own movies. */
    public CandidatesRequest(WireHistory history, byte[] accepted, int n) {
        this(history, accepted, n, null);
    }
}
