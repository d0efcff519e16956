package dev.marquee.contract.retrieval;

import java.util.List;

/**
 * Which movies of a history speak for others.
 *
 * @param modelVersion bundle that answered
 * @param heldVersions bundles that the service holds, newest first
 * @param reasons for each movie that was asked about, in that order
 */
public record ReasonsResponse(String modelVersion, List<String> heldVersions, List<Reasons> reasons) {

    /**
     * What speaks for one movie: how much its score falls if a movie of the history is left out.
     *
     * @param movieIds of the history, the strongest first; only those that speak for it
     * @param shares parallel to them, of what all that speak for it add together, (0, 1]
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reasons(int[] movieIds, float[] shares) {}
}
