package dev.marquee.api.recommendation;

import dev.marquee.api.feed.Feed;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.rule.MovieFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, checked. Exactly one of user id and feedback is given.
 *
 * @param userId whose stored ratings and signals to read, or null
 * @param feedback what the caller brought along, or null
 * @param limit at most so many movies, 1 to 100
 * @param filter what may be shown
 * @param feed what earlier pages have shown
 * @param rerank how the list is re-ranked
 * @param explain whether each movie comes with its reasons
 * @param budget how long the caller waits
 */
public record RecommendationRequest(
        @Nullable String userId,
        @Nullable Feedback feedback,
        int limit,
        MovieFilter filter,
        Feed feed,
        Rerank rerank,
        boolean explain,
        LatencyBudget budget) {}
