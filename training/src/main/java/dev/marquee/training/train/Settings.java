package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnParameters;
import dev.marquee.training.factorisation.FactorParameters;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.split.LearnedFrom;
import dev.marquee.training.twotower.TwoTowerParameters;

/**
 * How both models are trained.
 *
 * @param linear of the retrieval model's linear path
 * @param twoTower of its deep path
 * @param twoTowerRatings of which the retrieval model learns
 * @param positivesFrom lowest rating that the deep path is to predict, 0 to 5; it reads lower ones in histories too, and the linear
 *     path reads all
 * @param dcn of the ranking model's DCN
 * @param factorisation of its factorisation
 * @param dcnRatings of which the ranking model learns
 * @param seed of everything random
 */
public record Settings(
        LinearParameters linear,
        TwoTowerParameters twoTower,
        LearnedFrom twoTowerRatings,
        float positivesFrom,
        DcnParameters dcn,
        FactorParameters factorisation,
        LearnedFrom dcnRatings,
        long seed) {
    /** Where nobody asks for another. */
    public static final long DEFAULT_SEED = 42;

    /** @throws IllegalArgumentException if there are no positives */
    public Settings {
        if (linear.dimension() == 0 && twoTower.shares().stream().noneMatch(share -> share > 0)) {
            throw new IllegalArgumentException(
                    "linear/dimension is 0 and twoTower/shares are %s; no path of the retrieval model is left"
                            .formatted(twoTower.shares()));
        }
        if (!(positivesFrom >= 0 && positivesFrom <= 5)) {
            throw new IllegalArgumentException(
                    "positivesFrom is %s; expected a rating, or 0 for all".formatted(positivesFrom));
        }
    }

    /** What was chosen on validation. */
    public static Settings defaults(long seed) {
        return new Settings(
                LinearParameters.DEFAULT,
                TwoTowerParameters.DEFAULT,
                LearnedFrom.EVERYTHING,
                0,
                DcnParameters.DEFAULT,
                FactorParameters.DEFAULT,
                LearnedFrom.EVERYTHING,
                seed);
    }

    /** The same with another seed. */
    public Settings withSeed(long other) {
        return new Settings(linear, twoTower, twoTowerRatings, positivesFrom, dcn, factorisation, dcnRatings, other);
    }

    /** The same with at most so many epochs of each model. */
    Settings atMost(int epochs) {
        return new Settings(
                linear,
                twoTower.withEpochs(Math.min(epochs, twoTower.epochs())),
                twoTowerRatings,
                positivesFrom,
                dcn.withEpochs(Math.min(epochs, dcn.epochs())),
                factorisation,
                dcnRatings,
                seed);
    }
}
