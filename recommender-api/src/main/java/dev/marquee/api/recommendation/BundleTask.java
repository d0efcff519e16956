package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.history.History;
import dev.marquee.core.rerank.RerankOptions;
import dev.marquee.core.rerank.RerankTask;
import dev.marquee.core.rule.Offer;
import java.util.BitSet;

/**
 * A task as one bundle knows it: all that the stages need.
 *
 * @param bundle that holds the movies
 * @param history without movies that the bundle itself does not hold: its models know nothing of them
 * @param offer what may be shown to anybody
 * @param accepted ordinals that may be shown; nobody modifies the set
 * @param rerank what is asked of the list
 */
record BundleTask(ServedBundle bundle, History history, Offer offer, BitSet accepted, RerankTask rerank) {

    /** Whether this is how that very bundle knows the task, with the same movies. */
    boolean isOf(ServedBundle other) {
        return bundle.catalog() == other.catalog();
    }

    /** At most so many movies, 1 to 100. */
    int limit() {
        return rerank.places();
    }

    /** The same where fewer movies may be shown. */
    BundleTask with(BitSet fewer) {
        return new BundleTask(bundle, history, offer, fewer, rerank);
    }

    /** The same without pinned and explored places. */
    BundleTask plain() {
        RerankOptions usual = rerank.options();
        RerankOptions options = new RerankOptions(usual.diversity(), usual.maxPerGenre(), usual.withinTop(), 0);
        RerankTask plain = new RerankTask(
                rerank.places(),
                options,
                rerank.askedGenres(),
                rerank.seed(),
                rerank.rules().withoutPins());
        return new BundleTask(bundle, history, offer, accepted, plain);
    }

    /** The accepted ordinals; the caller owns the set. */
    BitSet copyOfAccepted() {
        return (BitSet) accepted.clone();
    }
}
