package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.history.History;
import dev.marquee.core.rerank.RerankTask;
import dev.marquee.core.rule.Offer;
import dev.marquee.core.rule.Restriction;
import java.util.BitSet;
import java.util.Optional;

/**
 * A request with its history.
 *
 * @param requestId of the answer
 * @param request what is asked for
 * @param history what the person has rated
 * @param offers what may be shown to anybody
 */
record Task(String requestId, RecommendationRequest request, History history, Offers offers) {

    /** The same as a bundle knows it. What the feed has shown already may not be shown. */
    BundleTask on(ServedBundle bundle) {
        History known = new History(history.ratings().stream()
                .filter(rated -> bundle.catalog().ordinal(rated.movieId()).isPresent())
                .toList());
        BitSet accepted = request.filter().accepted(offers.of(bundle), history);
        request.feed().removeShown(bundle.catalog(), accepted);
        return new BundleTask(bundle, known, accepted, rerank());
    }

    /** Why no movie of a bundle may be shown; empty if one may. */
    Optional<Restriction> emptying(ServedBundle bundle) {
        Offer offer = offers.of(bundle);
        return request.filter().emptying(offer.movies(), offer, history);
    }

    private RerankTask rerank() {
        String seed = request.rerank().seed();
        return new RerankTask(
                request.limit(), request.rerank().options(), request.filter().genre(), seed == null ? requestId : seed);
    }
}
