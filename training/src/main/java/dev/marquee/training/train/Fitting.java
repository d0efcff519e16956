package dev.marquee.training.train;

import dev.marquee.training.dcn.Correction;
import dev.marquee.training.dcn.DcnTrainer;
import dev.marquee.training.dcn.DcnWeights;
import dev.marquee.training.dcn.Watched;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.twotower.RetrievalWeights;

/** Fits the models: on a split, keeping the epoch that validates best, or on all ratings for as many epochs as that. */
public final class Fitting {
    private static final int DCN_CHECK = 2;

    private final TrainingSet set;
    private final Settings settings;
    private final LinearPaths linear;

    /** Fits on this data set. */
    public Fitting(TrainingSet set, Settings settings) {
        this(set, settings, new LinearPaths());
    }

    /** The same with the linear paths that others have fitted on it. */
    public Fitting(TrainingSet set, Settings settings, LinearPaths linear) {
        this.set = set;
        this.settings = settings;
        this.linear = linear;
    }

    /** Fits both on ratings with what a split has chosen. */
    FittedModels again(TrainingRatings ratings, FittedModels chosen, String where) {
        return new FittedModels(
                retrieval(ratings, chosen.retrievalChoice(), where),
                chosen.retrievalChoice(),
                dcn(ratings, chosen.dcnEpochs(), chosen.dcn().correction(), where),
                chosen.dcnEpochs());
    }

    /** Fits the retrieval model on the training part of a split; the validation part chooses. */
    public FittedRetrieval retrieval(Split split) {
        return new RetrievalFitting(set, settings, linear).choose(split);
    }

    /**
     * Fits the retrieval model with what a split has chosen.
     *
     * @param where what the ratings are: equal for equal ratings of the data set
     */
    public RetrievalWeights retrieval(TrainingRatings ratings, RetrievalChoice choice, String where) {
        return new RetrievalFitting(set, settings, linear).fit(ratings, choice, where);
    }

    /** Fits the ranking model on the training part of a split; the validation part chooses the epoch. */
    public Fitted<DcnWeights> dcn(Split split) {
        Validation validation = Validation.of(split);
        try (DcnTrainer trainer = dcn(split.training());
                Progress bar = new Progress("DCN, split", dcnSteps(split.training()))) {
            Best<DcnWeights> best = new Best<>("rmse", rmse -> -rmse, bar);
            for (int epoch = 1; epoch <= settings.dcn().epochs(); epoch++) {
                trainer.epoch(epoch - 1, best);
                if (epoch % DCN_CHECK == 0 || epoch == settings.dcn().epochs()) {
                    Watched watched = validation.watch(trainer);
                    best.ended(watched.rmse(), () -> corrected(trainer, watched));
                } else {
                    best.ended(null, trainer::weights);
                }
            }
            return best.fitted();
        }
    }

    private static DcnWeights corrected(DcnTrainer trainer, Watched watched) {
        return trainer.weights().corrected(Correction.fit(watched.predicted(), watched.given()));
    }

    /**
     * Fits the ranking model for the epochs and with the correction that a split has chosen.
     *
     * @param where what the ratings are, for the progress bar
     */
    public DcnWeights dcn(TrainingRatings ratings, int epochs, Correction correction, String where) {
        try (DcnTrainer trainer = dcn(ratings);
                Progress bar = new Progress(
                        "DCN, " + where,
                        dcnSteps(ratings) * epochs / settings.dcn().epochs())) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                trainer.epoch(epoch, bar);
            }
            return trainer.weights().corrected(correction);
        }
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
