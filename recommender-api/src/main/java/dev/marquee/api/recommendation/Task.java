package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.history.History;
import dev.marquee.core.rerank.RerankTask;

/**
 * A request with its history.
 *
 * @param requestId of the answer
 * @param request what is asked for
 * @param history what the person has rated
 */
record Task(String requestId, RecommendationRequest request, History history) {

    /** The same as a bundle knows it. */
    BundleTask on(ServedBundle bundle) {
        History known = new History(history.ratings().stream()
                .filter(rated -> bundle.catalog().ordinal(rated.movieId()).isPresent())
                .toList());
        return new BundleTask(bundle, known, request.filter().accepted(bundle.catalog(), history), rerank());
    }

    private RerankTask rerank() {
        String seed = request.rerank().seed();
        return new RerankTask(
                request.limit(), request.rerank().options(), request.filter().genre(), seed == null ? requestId : seed);
    }
}
