package dev.marquee.api.recommendation;

/** What is made of lists, and is to be warm before the first request comes. */
@FunctionalInterface
public interface Rehearsed {
    /**
     * Does it once, as for a request, with stages that are rehearsed and counted by no metric.
     *
     * @param request for a history
     */
    void rehearse(Recommender recommender, RowStage rows, RecommendationRequest request);
}
