package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;

/**
 * Asks which movies of a history speak for others.
 *
 * @param history at least one rating of a movie in the catalog
 * @param movieIds of the catalog, 1 to 100
 * @param most at most so many reasons for each, 1 to 10
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReasonsRequest(WireHistory history, int[] movieIds, int most) {}
