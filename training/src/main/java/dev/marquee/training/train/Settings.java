package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnParameters;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.twotower.TwoTowerParameters;

/**
 * How both models are trained.
 *
 * @param linear of the retrieval model's linear path
 * @param twoTower of its deep path
 * @param dcn of the ranking model
 * @param seed of everything random
 */
public record Settings(LinearParameters linear, TwoTowerParameters twoTower, DcnParameters dcn, long seed) {
    /** Where nobody asks for another. */
    public static final long DEFAULT_SEED = 42;

    /** What was chosen on validation. */
    public static Settings defaults(long seed) {
        return new Settings(LinearParameters.DEFAULT, TwoTowerParameters.DEFAULT, DcnParameters.DEFAULT, seed);
    }

    /** The same with at most so many epochs of each model. */
    Settings atMost(int epochs) {
        return new Settings(
                linear,
                twoTower.withEpochs(Math.min(epochs, twoTower.epochs())),
                dcn.withEpochs(Math.min(epochs, dcn.epochs())),
                seed);
    }
}
