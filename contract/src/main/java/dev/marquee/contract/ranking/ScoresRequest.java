package dev.marquee.contract.ranking;

import dev.marquee.contract.WireRating;
import java.util.List;

/**
 * Asks how a person would rate each candidate.
 *
 * @param history oldest first
 * @param movieIds candidates of the catalog, 1 to 1,000
 * @param year of the request: the context
 */
public record ScoresRequest(List<WireRating> history, List<Integer> movieIds, int year) {}
