package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.history.History;
import java.util.BitSet;

/**
 * A request with its history.
 *
 * @param request what is asked for
 * @param history what the person has rated
 */
record Task(RecommendationRequest request, History history) {

    /** The same as a bundle knows it. What the feed has shown already may not be shown. */
    BundleTask on(ServedBundle bundle) {
        History known = new History(history.ratings().stream()
                .filter(rated -> bundle.catalog().ordinal(rated.movieId()).isPresent())
                .toList());
        BitSet accepted = request.filter().accepted(bundle.catalog(), history);
        request.feed().removeShown(bundle.catalog(), accepted);
        return new BundleTask(bundle, known, accepted, request.limit());
    }
}
