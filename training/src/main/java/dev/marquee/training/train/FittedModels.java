package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnWeights;
import dev.marquee.training.twotower.TwoTowerWeights;

/**
 * Both models, trained.
 *
 * @param twoTower the retrieval model
 * @param twoTowerEpochs epochs it was trained
 * @param dcn the ranking model
 * @param dcnEpochs epochs it was trained
 */
record FittedModels(TwoTowerWeights twoTower, int twoTowerEpochs, DcnWeights dcn, int dcnEpochs) {
    static FittedModels of(Fitted<TwoTowerWeights> twoTower, Fitted<DcnWeights> dcn) {
        return new FittedModels(twoTower.weights(), twoTower.epochs(), dcn.weights(), dcn.epochs());
    }
}
