package dev.marquee.api.recommendation;

import dev.marquee.api.feed.Feed;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, checked. Exactly one of user id and history is given.
 *
 * @param userId whose stored ratings to read, or null
 * @param history what the caller brought along, or null
 * @param limit at most so many movies, 1 to 100
 * @param filter what may be shown
 * @param feed what earlier pages have shown
 * @param rerank how the list is re-ranked
 * @param budget how long the caller waits
 */
record RecommendationRequest(
        @Nullable String userId,
        @Nullable History history,
        int limit,
        MovieFilter filter,
        Feed feed,
        Rerank rerank,
        LatencyBudget budget) {}
