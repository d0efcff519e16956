package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireRating;
import java.util.List;

/**
 * Asks for the movies that suit a history best.
 *
 * @param history oldest first, at least one rating of a movie in the catalog
 * @param filter what the answer may hold
 * @param n at most so many candidates, 1 to 1,000
 */
public record CandidatesRequest(List<WireRating> history, WireFilter filter, int n) {}
