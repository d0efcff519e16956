package dev.marquee.training.sequence;

/**
 * What the sequential model is trained with.
 *
 * @param dimension of all vectors
 * @param blocks of attention and feed-forward layers
 * @param length of the longest window that is read
 * @param epochs passes over all ratings; validation may choose fewer
 * @param batchTargets positions to predict a step, about
 * @param learningRate of Adam, falling linearly to a tenth
 * @param dropout share of the inputs and of each layer's outputs that is left out of a step
 */
public record SasRecParameters(
        int dimension, int blocks, int length, int epochs, int batchTargets, float learningRate, float dropout) {
    /** The sizes of the paper; the rest was chosen on validation. */
    public static final SasRecParameters DEFAULT = new SasRecParameters(64, 2, 100, 14, 400, 0.003f, 0.3f);
}
