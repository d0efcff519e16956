package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;

/**
 * Asks for the movies that suit a history best.
 *
 * @param history at least one rating of a movie in the catalog
 * @param filter what the answer may hold
 * @param n at most so many candidates, 1 to 1,000
 */
public record CandidatesRequest(WireHistory history, WireFilter filter, int n) {}
