package dev.marquee.retrieval.candidate;

import dev.marquee.contract.retrieval.ReasonsResponse.Reasons;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.service.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each movie of a history adds to the score of another movie, by the user tower itself: the score of the whole history
 * less that of the history without it. Immutable, but
 * for what it shares with the model.
 *
 * <p>Only the newest {@value #NEWEST} movies are left out in turn, each at the cost of one run of the tower: older ones
 * have a quarter of a new one's weight.
 */
final class Contributions {
    /** Movies of a history that may be a reason. */
    static final int NEWEST = 50;

    private final RetrievalModel model;
    private final KnownHistory history;
    private final int first;
    private final float[] whole;
    private final List<float[]> without;

    /** How often the tower runs for a history of so many movies. */
    static int runs(int history) {
        return 1 + Math.min(NEWEST, history);
    }

    /**
     * Runs the tower.
     *
     * @param history at least one movie
     * @throws dev.marquee.service.ProblemException 504 if the deadline passes
     */
    Contributions(RetrievalModel model, KnownHistory history, Deadline deadline) {
        this.model = model;
        this.history = history;
        this.first = Math.max(0, history.size() - NEWEST);
        this.whole = model.embedder().embed(history);
        this.without = new ArrayList<>(history.size() - first);
        for (int left = first; left < history.size() && history.size() > 1; left++) {
            deadline.check("the user tower");
            without.add(model.embedder().embed(history.without(left)));
        }
    }

    /**
     * What speaks for a movie, the strongest first. The only movie of a history does if it was liked.
     *
     * @param ordinal of the movie
     * @param most at most so many
     */
    Reasons reasons(int ordinal, int most) {
        if (without.isEmpty()) {
            boolean liked = UserTowerInput.of(history).centred()[0] > 0;
            return liked ? new Reasons(new int[] {movieId(0)}, new float[] {1}) : new Reasons(new int[0], new float[0]);
        }
        float score = model.index().score(whole, ordinal);
        double[] added = new double[without.size()];
        double all = 0;
        List<Integer> speaking = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            added[i] = score - model.index().score(without.get(i), ordinal);
            if (added[i] > 0) {
                speaking.add(i);
                all += added[i];
            }
        }
        speaking.sort(Comparator.comparingDouble((Integer i) -> -added[i]).thenComparing(Comparator.reverseOrder()));
        List<Integer> strongest = speaking.subList(0, Math.min(most, speaking.size()));
        int[] movieIds = new int[strongest.size()];
        float[] shares = new float[strongest.size()];
        for (int i = 0; i < movieIds.length; i++) {
            movieIds[i] = movieId(strongest.get(i));
            shares[i] = (float) (added[strongest.get(i)] / all);
        }
        return new Reasons(movieIds, shares);
    }

    private int movieId(int position) {
        return model.catalog().movieId(history.ordinals()[first + position]);
    }
}
