package dev.marquee.retrieval.candidate;

import dev.marquee.contract.retrieval.ReasonsResponse.Reasons;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.history.History;
import dev.marquee.service.Deadline;
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
        Contributions contributions = new Contributions(model, model.known(history), deadline);
        List<Reasons> reasons = new ArrayList<>(movieIds.length);
        for (int movieId : movieIds) {
            reasons.add(contributions.reasons(model.ordinal(movieId), most));
        }
        return reasons;
    }

    /**
     * Where a movie stands.
     *
     * @param rank among the accepted movies and itself, from 1
     * @param of so many movies
     * @param score inner product of the embeddings, item bias included
     */
    record Standing(int rank, int of, float score) {}

    /**
     * Where a movie stands by the exact scores of all.
     *
     * @param accepted what it competes with, itself among it or not; not modified
     * @throws dev.marquee.service.ProblemException as {@link #reasons}
     */
    Standing standing(RetrievalModel model, History history, int movieId, BitSet accepted, Deadline deadline) {
        int ordinal = model.ordinal(movieId);
        KnownHistory known = model.known(history);
        float[] user = model.embedder().embed(known);
        deadline.check("the search");
        int others = accepted.cardinality() - (accepted.get(ordinal) ? 1 : 0);
        return new Standing(
                model.index().rank(user, ordinal, accepted),
                others + 1,
                model.index().score(user, ordinal));
    }
}
