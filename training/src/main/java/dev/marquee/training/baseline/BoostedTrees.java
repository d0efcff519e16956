package dev.marquee.training.baseline;

import com.microsoft.ml.lightgbm.PredictionType;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.training.dcn.DcnParameters;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-boosted trees (LightGBM: Ke et al., NIPS 2017) over the features of the ranking model: how much a rating is
 * above its baseline. Everything about a user comes from the history, so that users need not have been there in training.
 * Not thread-safe; close it: it holds native memory.
 */
public final class BoostedTrees implements RatingPredictor, AutoCloseable {
    private static final int CUTS = 6;
    private static final int MAX_ROUNDS = 1_000;
    private static final int PATIENCE = 50;
    private static final String FIXED = "objective=regression metric=l2 learning_rate=0.05 num_leaves=31"
            + " min_data_in_leaf=100 feature_fraction=0.7 bagging_fraction=0.7 bagging_freq=1 lambda_l2=10"
            + " deterministic=true force_row_wise=true num_threads=1 verbosity=-1 seed=";

    private final RankingFeatures features;
    private final LGBMBooster booster;

    private BoostedTrees(RankingFeatures features, LGBMBooster booster) {
        this.features = features;
        this.booster = booster;
    }

    /** Whether LightGBM's library, which comes in a jar, could be loaded; it asks for the system's libgomp. */
    public static boolean available() {
        return LightGbm.isLoaded();
    }

    /** Chooses the number of trees on the validation part, then fits as many on all that is known. */
    public static BoostedTrees tuned(Split split, MovieTraits traits, long seed) {
        if (!available()) {
            throw new IllegalStateException("LightGBM's library cannot be loaded");
        }
        try {
            int rounds = rounds(split, traits, seed);
            RankingFeatures features = new RankingFeatures(traits, split.known().statistics());
            try (LGBMDataset rows = dataset(rows(split.known(), traits, seed), null)) {
                return new BoostedTrees(features, grown(LGBMBooster.create(rows, FIXED + seed), rounds));
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
        }
    }

    /** A booster after so many rounds; closed if it fails before. */
    private static LGBMBooster grown(LGBMBooster booster, int rounds) throws LGBMException {
        try {
            for (int round = 0; round < rounds; round++) {
                booster.updateOneIter();
            }
            return booster;
        } catch (LGBMException | RuntimeException e) {
            booster.close();
            throw e;
        }
    }

    private static int rounds(Split split, MovieTraits traits, long seed) throws LGBMException {
        RankingFeatures features = new RankingFeatures(traits, split.training().statistics());
        try (LGBMDataset training = dataset(rows(split.training(), traits, seed), null);
                LGBMDataset validation = dataset(TreeRows.asked(split.validation(), features), training);
                LGBMBooster booster = LGBMBooster.create(training, FIXED + seed)) {
            booster.addValidData(validation);
            int best = 1;
            double lowest = Double.POSITIVE_INFINITY;
            for (int round = 1; round <= MAX_ROUNDS && round <= best + PATIENCE; round++) {
                booster.updateOneIter();
                double error = booster.getEval(1)[0];
                if (error < lowest) {
                    lowest = error;
                    best = round;
                }
            }
            return best;
        }
    }

    private static TreeRows rows(TrainingRatings ratings, MovieTraits traits, long seed) {
        MovieStatistics statistics = ratings.statistics();
        RankingFeatures features = new RankingFeatures(traits, statistics);
        return TreeRows.cut(ratings, features, statistics, CUTS, DcnParameters.DEFAULT.timeShare(), seed);
    }

    private static LGBMDataset dataset(TreeRows rows, @Nullable LGBMDataset reference) throws LGBMException {
        LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.values(), rows.size(), TreeRows.WIDTH, true, "verbosity=-1", reference);
        try {
            dataset.setField("label", rows.residuals());
            return dataset;
        } catch (LGBMException | RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        RankingInput input = features.encode(known.history(), ordinals, year);
        try {
            double[] residuals = booster.predictForMat(
                    TreeRows.values(input),
                    ordinals.length,
                    TreeRows.WIDTH,
                    true,
                    PredictionType.C_API_PREDICT_NORMAL,
                    "num_threads=1");
            float[] predicted = new float[ordinals.length];
            for (int row = 0; row < predicted.length; row++) {
                predicted[row] = Math.clamp((float) residuals[row] + input.baselines()[row], 0.5f, 5f);
            }
            return predicted;
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
        }
    }
}
