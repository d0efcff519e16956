package dev.marquee.training.dcn;

import java.util.List;

/**
 * What the ranking model is trained with.
 *
 * @param dimension of the embeddings
 * @param crossLayers number of full-rank cross layers
 * @param deepLayers widths of the deep layers
 * @param epochs passes over all users; validation may stop earlier
 * @param batchRows ratings to predict a step, about
 * @param learningRate of Adam, falling linearly to a tenth
 * @param weightDecay factor of half the squared embeddings and kernels in the loss
 * @param timeShare share of histories that are cut in time; the others are cut at random
 */
public record DcnParameters(
        int dimension,
        int crossLayers,
        List<Integer> deepLayers,
        int epochs,
        int batchRows,
        float learningRate,
        float weightDecay,
        float timeShare) {
    /** What was chosen on validation. */
    public static final DcnParameters DEFAULT =
            new DcnParameters(16, 2, List.of(64, 32), 12, 2_048, 0.004f, 1e-2f, 0.8f);

    /** Copies the list. */
    public DcnParameters {
        deepLayers = List.copyOf(deepLayers);
    }

    /** The same with another number of epochs. */
    public DcnParameters withEpochs(int other) {
        return new DcnParameters(
                dimension, crossLayers, deepLayers, other, batchRows, learningRate, weightDecay, timeShare);
    }
}
