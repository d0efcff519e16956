package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;

/**
 * Asks how far a movie is from being a candidate.
 *
 * @param history at least one rating of a movie in the catalog
 * @param movieId of the catalog
 * @param accepted which movies it competes with, as in {@link CandidatesRequest}; whether it is one of them or not
 */
@SuppressWarnings("ArrayRecordComponent")
public record StandingRequest(WireHistory history, int movieId, byte[] accepted) {}
