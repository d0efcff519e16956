package dev.marquee.training.publish;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.training.evaluation.ServedModel;

/**
 * Requests of the people in a bundle's golden cases, whose histories are real: user tower, search, features, ranking of
 * all candidates and blend, in this process. Not thread-safe.
 */
final class ReplayedRequests {
    private static final int LIMIT = 20;
    private static final int WARM_UP = 200;

    private final ServedModel model;
    private final Golden golden;
    private final Blend blend;
    private int next;

    /**
     * Nothing is asked yet.
     *
     * @param golden at least one case
     */
    ReplayedRequests(ServedModel model, Golden golden, Blend blend) {
        this.model = model;
        this.golden = golden;
        this.blend = blend;
    }

    /** Asks until answers take no longer than they will. */
    void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            ask();
        }
    }

    /** The time that the next request takes, milliseconds. */
    double ask() {
        Golden.Case asked = golden.cases().get(next++ % golden.cases().size());
        long start = System.nanoTime();
        model.recommend(asked.history(), MovieFilter.NONE, LIMIT, asked.year(), blend);
        return (System.nanoTime() - start) / 1e6;
    }
}
