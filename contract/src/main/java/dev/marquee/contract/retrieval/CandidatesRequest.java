package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;

/**
 * Asks for the movies that suit a history best.
 *
 * @param history at least one rating of a movie in the catalog
 * @param accepted which movies the answer may hold: bit {@code o % 8}, the lowest first, of byte {@code o / 8} for the
 *     ordinal o; bytes that are not there accept none
 * @param n at most so many candidates, 1 to 1,000
 */
@SuppressWarnings("ArrayRecordComponent")
public record CandidatesRequest(WireHistory history, byte[] accepted, int n) {}
