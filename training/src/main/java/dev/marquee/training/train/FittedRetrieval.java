package dev.marquee.training.train;

import dev.marquee.training.twotower.RetrievalWeights;

/**
 * A trained retrieval model.
 *
 * @param weights its parameters, fitted on the training part
 * @param choice of the validation part
 * @param curve of the deep path's training
 */
public record FittedRetrieval(RetrievalWeights weights, RetrievalChoice choice, Curve curve) {}
