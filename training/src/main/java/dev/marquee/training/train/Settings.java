package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnParameters;
import dev.marquee.training.twotower.TwoTowerParameters;

/**
 * How both models are trained.
 *
 * @param twoTower of the retrieval model
 * @param dcn of the ranking model
 * @param seed of everything random
 */
public record Settings(TwoTowerParameters twoTower, DcnParameters dcn, long seed) {
    /** Where nobody asks for another. */
    public static final long DEFAULT_SEED = 42;

    /** What was chosen on validation. */
    public static Settings defaults(long seed) {
        return new Settings(TwoTowerParameters.DEFAULT, DcnParameters.DEFAULT, seed);
    }

    /** The same with at most so many epochs of each model. */
    Settings atMost(int epochs) {
        return new Settings(
                twoTower.withEpochs(Math.min(epochs, twoTower.epochs())),
                dcn.withEpochs(Math.min(epochs, dcn.epochs())),
                seed);
    }
}
