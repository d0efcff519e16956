package dev.marquee.contract.ranking;

import dev.marquee.contract.WireHistory;

/**
 * Asks how a person would rate each candidate.
 *
 * @param history may be empty
 * @param movieIds candidates of the catalog, 1 to 1,000
 * @param year of the request: the context
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoresRequest(WireHistory history, int[] movieIds, int year) {}
