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

    /** The ordinals that may be shown. The caller owns the set. */
    BitSet accepted(ServedBundle bundle) {
        return request.filter().accepted(bundle.catalog(), history);
    }

    /** The same with the rated movies that the catalogue holds: all that the models know. */
    Task known(ServedBundle bundle) {
        return new Task(
                request,
                new History(history.ratings().stream()
                        .filter(rated ->
                                bundle.catalog().ordinal(rated.movieId()).isPresent())
                        .toList()));
    }
}
