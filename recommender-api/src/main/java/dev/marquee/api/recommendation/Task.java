package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.core.history.History;
import java.time.Instant;
import java.util.BitSet;

/**
 * A request with what is known of the person.
 *
 * @param request what is asked for
 * @param feedback what the person has said and done
 * @param history what the models read of it
 * @param now when the request came
 */
record Task(RecommendationRequest request, Feedback feedback, History history, Instant now) {
    Task(RecommendationRequest request, Feedback feedback, Instant now) {
        this(request, feedback, feedback.history(now, Meanings.DEFAULT), now);
    }

    /** The same as a bundle knows it. */
    BundleTask on(ServedBundle bundle) {
        History known = new History(history.ratings().stream()
                .filter(rated -> bundle.catalog().ordinal(rated.movieId()).isPresent())
                .toList());
        return new BundleTask(bundle, known, accepted(bundle), request.limit());
    }

    private BitSet accepted(ServedBundle bundle) {
        BitSet accepted = request.filter().accepted(bundle.catalog(), feedback.rated());
        if (!request.filter().includeSeen()) {
            feedback.hideWatched(accepted, bundle.catalog());
        }
        feedback.hide(accepted, bundle.catalog(), bundle.people(), now);
        return accepted;
    }
}
