package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnWeights;
import dev.marquee.training.twotower.RetrievalWeights;

/**
 * Both models, trained.
 *
 * @param retrieval the retrieval model
 * @param retrievalChoice it was trained with
 * @param dcn the ranking model
 * @param dcnEpochs epochs it was trained
 */
record FittedModels(RetrievalWeights retrieval, RetrievalChoice retrievalChoice, DcnWeights dcn, int dcnEpochs) {
    static FittedModels of(FittedRetrieval retrieval, Fitted<DcnWeights> dcn) {
        return new FittedModels(retrieval.weights(), retrieval.choice(), dcn.weights(), dcn.epochs());
    }
}
