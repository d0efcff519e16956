package dev.marquee.training.train;

import dev.marquee.training.dcn.Stack;

/**
 * What validation chooses of the ranking model.
 *
 * @param dcnEpochs epochs of the DCN
 * @param stack how much the DCN and the factorisation count
 */
public record RankingChoice(int dcnEpochs, Stack stack) {}
