package dev.marquee.retrieval.candidate;

import dev.marquee.contract.retrieval.ReasonsResponse.Reasons;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.history.History;
import dev.marquee.service.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Says why movies are candidates, or how far one is from being one. Thread-safe. */
final class Explainer {

    /**
     * What of the history speaks for each movie, in their order.
     *
     * @param movieIds of the catalog
     * @param most at most so many reasons for each
     * @throws dev.marquee.service.ProblemException 400 if the catalog holds no movie of the history, 404 if it does not hold
     *     one of these, 504 if the deadline passes
     */
    List<Reasons> reasons(RetrievalModel model, History history, int[] movieIds, int most, Deadline deadline) {
        KnownHistory known = model.known(history);
        int runs = Contributions.runs(known.size());
        model.towerCost().check(deadline, "reasons", runs);
        long start = System.nanoTime();
        Contributions contributions = new Contributions(model, known, deadline);
        model.towerCost().observe(runs, Duration.ofNanos(System.nanoTime() - start));
        List<Reasons> reasons = new ArrayList<>(movieIds.length);
        for (int movieId : movieIds) {
            reasons.add(contributions.reasons(model.ordinal(movieId), most));
        }
        return reasons;
    }

    /**
     * The place of a movie among the accepted ones and itself, from 1, by the exact scores of all.
     *
     * @param accepted what it competes with, itself among it or not; not modified
     * @throws dev.marquee.service.ProblemException as {@link #reasons}
     */
    int standing(RetrievalModel model, History history, int movieId, BitSet accepted, Deadline deadline) {
        int ordinal = model.ordinal(movieId);
        KnownHistory known = model.known(history);
        float[] user = model.embedder().embed(known);
        deadline.check("the search");
        return model.index().rank(user, ordinal, accepted);
    }
}
