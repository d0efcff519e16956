package dev.marquee.training.twotower;

import java.util.List;

/**
 * What the two-tower model is trained with.
 *
 * @param dimension of the embeddings, without the bias column
 * @param epochs passes over all users; validation may stop earlier
 * @param batchUsers users a step
 * @param learningRate of Adam, falling linearly to a tenth
 * @param weightDecay factor of half the squared embeddings in the loss
 * @param historyDropout share of a history's ratings that a step leaves out
 * @param timeShare share of histories that are cut in time; the others are cut at random
 * @param attention whether the user tower also weighs each movie of a history by what the movie is
 * @param shares what its scores may count against those of the linear path, from which validation chooses; only 0 for no deep
 *     path
 */
public record TwoTowerParameters(
        int dimension,
        int epochs,
        int batchUsers,
        float learningRate,
        float weightDecay,
        float historyDropout,
        float timeShare,
        boolean attention,
        List<Float> shares) {
    /** Copies the list. */
    public TwoTowerParameters {
        shares = List.copyOf(shares);
    }

    /** What was chosen on validation. */
    public static final TwoTowerParameters DEFAULT = new TwoTowerParameters(
            64, 30, 64, 0.005f, 1e-3f, 0.3f, 0.5f, false, List.of(0f, 0.1f, 0.2f, 0.4f, 0.6f, 0.8f));

    /** The same with another number of epochs. */
    public TwoTowerParameters withEpochs(int other) {
        return new TwoTowerParameters(
                dimension, other, batchUsers, learningRate, weightDecay, historyDropout, timeShare, attention, shares);
    }
}
