package dev.marquee.contract.retrieval;

import java.util.List;

/**
 * The candidates, best first.
 *
 * @param modelVersion bundle that answered
 * @param heldVersions bundles that the service holds, newest first
 * @param candidates best first, ties by movie id; fewer than asked only where the filter allows no more
 */
public record CandidatesResponse(String modelVersion, List<String> heldVersions, List<WireCandidate> candidates) {

    /**
     * One candidate.
     *
     * @param movieId of the catalog
     * @param score inner product of the embeddings, item bias included; higher is better
     */
    public record WireCandidate(int movieId, float score) {}
}
