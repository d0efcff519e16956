package dev.marquee.training.train;

import dev.marquee.training.dcn.RankingWeights;
import dev.marquee.training.twotower.RetrievalWeights;

/**
 * Both models, trained.
 *
 * @param retrieval the retrieval model
 * @param retrievalChoice it was trained with
 * @param ranking the ranking model
 * @param rankingChoice it was trained with
 */
record FittedModels(
        RetrievalWeights retrieval,
        RetrievalChoice retrievalChoice,
        RankingWeights ranking,
        RankingChoice rankingChoice) {
    static FittedModels of(FittedRetrieval retrieval, FittedRanking ranking) {
        return new FittedModels(retrieval.weights(), retrieval.choice(), ranking.weights(), ranking.choice());
    }
}
