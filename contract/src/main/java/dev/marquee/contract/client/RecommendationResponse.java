package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of recommendations.
 *
 * @param requestId unique, sorts by time; impressions name it
 * @param modelVersion bundle that the list was made from
 * @param degraded what could not be done in time; empty for a full answer
 * @param timings what it took
 * @param items best first
 * @param emptyReason which filter took out the last movie, where the list is empty; else null
 * @param nextCursor asks for the next page, or null where nothing is left
 */
public record RecommendationResponse(
        String requestId,
        String modelVersion,
        List<String> degraded,
        Timings timings,
        List<RecommendedMovie> items,
        @Nullable String emptyReason,
        @Nullable String nextCursor) {}
