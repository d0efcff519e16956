package dev.marquee.training.evaluation;

import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.BitSet;

/** Makes the list that a person is shown. */
@FunctionalInterface
public interface Recommender {
    /**
     * Ordinals of unseen movies, best first, ten at least where the catalog has them.
     *
     * @param known what is known of the person, at least one rating
     * @param year of the request
     */
    int[] list(UserRatings known, int year);

    /** Shows what a model scores best, ties by ordinal. */
    static Recommender by(RetrievalModel model) {
        return (known, _) -> top(model.scores(known), known.ordinals());
    }

    private static int[] top(float[] scores, int[] seen) {
        BitSet known = new BitSet();
        for (int ordinal : seen) {
            known.set(ordinal);
        }
        int[] best = new int[ListMetrics.TOP];
        int size = 0;
        for (int ordinal = known.nextClearBit(0); ordinal < scores.length; ordinal = known.nextClearBit(ordinal + 1)) {
            if (size == best.length && scores[ordinal] <= scores[best[size - 1]]) {
                continue;
            }
            int at = size == best.length ? size - 1 : size++;
            while (at > 0 && scores[ordinal] > scores[best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = ordinal;
        }
        return Arrays.copyOf(best, size);
    }
}
