package dev.marquee.training.evaluation;

import dev.marquee.core.bundle.Manifest;
import java.util.Map;

/**
 * Results of one run on one split; the models of a map are in the order in which they are shown.
 *
 * @param protocol which part is held out
 * @param dataset id
 * @param seed of everything random in training
 * @param users users with a test part
 * @param testRatings number of held-out ratings
 * @param retrieval by model
 * @param ranking by model
 * @param list the served list, by how it was ordered
 * @param score what is served against the baselines
 */
public record EvaluationReport(
        String protocol,
        String dataset,
        long seed,
        int users,
        int testRatings,
        Map<String, RetrievalMetrics> retrieval,
        Map<String, RankingMetrics> ranking,
        Map<String, ListMetrics> list,
        CombinedScore score) {
    /** The two-tower model in {@link #retrieval}. */
    public static final String TWO_TOWER = "two-tower";
    /** The ranking model in {@link #ranking}. */
    public static final String DCN = Manifest.RANKING_MODEL;
    /** Ratings counted. */
    public static final String POPULARITY = "popularity";
    /** Global mean, user bias and movie bias. */
    public static final String BIASES = "biases";
    /** What the services answer with. */
    public static final String SERVED = "retrieved, ranked, blended";
}
