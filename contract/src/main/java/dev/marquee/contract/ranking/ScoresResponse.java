package dev.marquee.contract.ranking;

import java.util.List;

/**
 * The predicted ratings.
 *
 * @param modelVersion bundle that answered
 * @param heldVersions bundles that the service holds, newest first
 * @param predictedRatings one per candidate in the order asked, 0.5 to 5.0
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoresResponse(String modelVersion, List<String> heldVersions, float[] predictedRatings) {}
