package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.core.history.History;
import dev.marquee.core.rerank.ActiveRules;
import dev.marquee.core.rerank.RerankTask;
import dev.marquee.core.rule.Offer;
import dev.marquee.core.rule.Restriction;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A request with what is known of the person.
 *
 * @param requestId of the answer
 * @param request what is asked for
 * @param feedback what the person has said and done
 * @param history what the models read of it
 * @param offers what may be shown to anybody
 * @param now when the request came
 */
record Task(
        String requestId,
        RecommendationRequest request,
        Feedback feedback,
        History history,
        Offers offers,
        Instant now) {

    Task(String requestId, RecommendationRequest request, Feedback feedback, Offers offers, Instant now) {
        this(requestId, request, feedback, feedback.history(now, Meanings.DEFAULT), offers, now);
    }

    /** The same as a bundle knows it. What the feed has shown already may not be shown. */
    BundleTask on(ServedBundle bundle) {
        History known = new History(history.ratings().stream()
                .filter(rated -> bundle.catalog().isBundled(rated.movieId()))
                .toList());
        Offer offer = offers.of(bundle);
        BitSet accepted = wanted(bundle, offer);
        request.feed().removeShown(bundle.catalog(), accepted);
        return new BundleTask(bundle, known.newest(RatingStore.MAX_HISTORY), offer, accepted, rerank(bundle));
    }

    /** What the request allows, and the person is not known not to want. */
    private BitSet wanted(ServedBundle bundle, Offer offer) {
        BitSet wanted = request.filter().accepted(offer, feedback.seen());
        feedback.hide(wanted, bundle.catalog(), bundle.people(), now);
        return wanted;
    }

    /** Why no movie is left to be shown. */
    Restriction emptying(BundleTask known) {
        return emptying(known, known.offer().movies());
    }

    /** Why a movie of the bundle may not be shown; null if it may. */
    @Nullable
    Restriction restriction(BundleTask known, int movieId) {
        int ordinal = known.bundle().catalog().ordinal(movieId).orElseThrow();
        if (known.accepted().get(ordinal)) {
            return null;
        }
        BitSet alone = new BitSet();
        alone.set(ordinal);
        return emptying(known, alone);
    }

    /** Why none of some movies may be shown. */
    private Restriction emptying(BundleTask known, BitSet movies) {
        return request.filter()
                .emptying(movies, known.offer(), feedback.seen())
                .orElseGet(() -> wanted(known.bundle(), known.offer()).intersects(movies)
                        ? Restriction.SHOWN
                        : Restriction.NOT_INTERESTED);
    }

    /** A movie is pinned to a place of the list, not of each of its pages. */
    private RerankTask rerank(ServedBundle bundle) {
        String seed = request.rerank().seed();
        ActiveRules rules = request.rerank().rules().of(bundle);
        return new RerankTask(
                request.limit(),
                request.rerank().options(),
                request.filter().genre(),
                seed == null ? requestId : seed,
                request.feed().isUnread() ? rules : rules.withoutPins());
    }
}
