package dev.marquee.training.train;

import dev.marquee.training.dcn.RankingWeights;

/**
 * A trained ranking model.
 *
 * @param weights its parameters, fitted on the training part
 * @param choice of the validation part
 * @param curve of the DCN's training
 */
public record FittedRanking(RankingWeights weights, RankingChoice choice, Curve curve) {}
