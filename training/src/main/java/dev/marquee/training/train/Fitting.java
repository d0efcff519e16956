package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnTrainer;
import dev.marquee.training.dcn.DcnWeights;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.twotower.TwoTowerTrainer;
import dev.marquee.training.twotower.TwoTowerWeights;

/** Fits the models: on a split, keeping the epoch that validates best, or on all ratings for as many epochs as that. */
public final class Fitting {
    private static final int TWO_TOWER_CHECK = 5;
    private static final int DCN_CHECK = 2;

    private final TrainingSet set;
    private final Settings settings;

    /** Fits on this data set. */
    public Fitting(TrainingSet set, Settings settings) {
        this.set = set;
        this.settings = settings;
    }

    /** Fits the retrieval model on the training part of a split; the validation part chooses the epoch. */
    public Fitted<TwoTowerWeights> twoTower(Split split) {
        Validation validation = Validation.of(split);
        try (TwoTowerTrainer trainer = twoTower(split.training());
                Progress bar = new Progress(
                        "two-tower, split",
                        (long) trainer.steps() * settings.twoTower().epochs())) {
            Best<TwoTowerWeights> best = new Best<>("ndcg@10", ndcg -> ndcg, bar);
            for (int epoch = 1; epoch <= settings.twoTower().epochs(); epoch++) {
                trainer.epoch(epoch - 1, best);
                boolean looked = epoch % TWO_TOWER_CHECK == 0
                        || epoch == settings.twoTower().epochs();
                best.ended(looked ? validation.ndcg(trainer) : null, trainer::weights);
            }
            return best.fitted();
        }
    }

    /** Fits the ranking model likewise. */
    public Fitted<DcnWeights> dcn(Split split) {
        Validation validation = Validation.of(split);
        try (DcnTrainer trainer = dcn(split.training());
                Progress bar = new Progress("DCN, split", dcnSteps(split.training()))) {
            Best<DcnWeights> best = new Best<>("rmse", rmse -> -rmse, bar);
            for (int epoch = 1; epoch <= settings.dcn().epochs(); epoch++) {
                trainer.epoch(epoch - 1, best);
                boolean looked =
                        epoch % DCN_CHECK == 0 || epoch == settings.dcn().epochs();
                best.ended(looked ? validation.rmse(trainer) : null, trainer::weights);
            }
            return best.fitted();
        }
    }

    /** Fits on all ratings for the epochs that a split has chosen. */
    FittedModels onAll(int twoTowerEpochs, int dcnEpochs) {
        TrainingRatings all = set.ratings();
        TwoTowerWeights towers;
        try (TwoTowerTrainer trainer = twoTower(all);
                Progress bar = new Progress("two-tower, all ratings", (long) trainer.steps() * twoTowerEpochs)) {
            for (int epoch = 0; epoch < twoTowerEpochs; epoch++) {
                trainer.epoch(epoch, bar);
            }
            towers = trainer.weights();
        }
        try (DcnTrainer trainer = dcn(all);
                Progress bar = new Progress(
                        "DCN, all ratings",
                        dcnSteps(all) * dcnEpochs / settings.dcn().epochs())) {
            for (int epoch = 0; epoch < dcnEpochs; epoch++) {
                trainer.epoch(epoch, bar);
            }
            return new FittedModels(towers, twoTowerEpochs, trainer.weights(), dcnEpochs);
        }
    }

    private TwoTowerTrainer twoTower(TrainingRatings ratings) {
        return new TwoTowerTrainer(
                settings.twoTower(),
                settings.twoTowerRatings().of(ratings),
                settings.positivesFrom(),
                set.movieFeatures(),
                set.features().size(),
                settings.seed());
    }

    private DcnTrainer dcn(TrainingRatings ratings) {
        return new DcnTrainer(
                settings.dcn(),
                settings.dcnRatings().of(ratings),
                ratings.statistics(),
                set.traits(),
                set.movieFeatures(),
                set.features().size(),
                settings.seed());
    }

    /** About: a user's targets are on average 0.4 of the ratings, and a step takes at least its rows. */
    private long dcnSteps(TrainingRatings ratings) {
        return Math.max(1, (long) (0.4 * ratings.size()) / settings.dcn().batchRows())
                * settings.dcn().epochs();
    }
}
