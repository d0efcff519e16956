package dev.marquee.contract.retrieval;

import java.util.List;

/**
 * The candidates, best first.
 *
 * @param modelVersion bundle that answered
 * @param heldVersions bundles that the service holds, newest first
 * @param movieIds of the catalog, best first, ties by movie id; fewer than asked only where the filter allows no more
 * @param scores parallel to them: inner products of the embeddings, item bias included
 */
@SuppressWarnings("ArrayRecordComponent")
public record CandidatesResponse(String modelVersion, List<String> heldVersions, int[] movieIds, float[] scores) {}
