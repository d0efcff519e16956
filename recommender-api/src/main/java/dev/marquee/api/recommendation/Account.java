package dev.marquee.api.recommendation;

import dev.marquee.core.rule.Restriction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of how it was made.
 *
 * @param requestId unique, sorts by time
 * @param modelVersion bundle that it was made from
 * @param degraded what could not be done in time
 * @param timings where the time went
 * @param emptyReason what took out the last movie that might have been shown, or null if there is one
 */
public record Account(
        String requestId,
        String modelVersion,
        List<Step> degraded,
        RecommendationResponse.Timings timings,
        @Nullable Restriction emptyReason) {

    /** Copies the list. */
    public Account {
        degraded = List.copyOf(degraded);
    }
}
