package dev.marquee.training.train;

import dev.marquee.training.dcn.RankingWeights;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.twotower.RetrievalWeights;

/** Fits the models: on a split, whose validation part chooses, or on all ratings as chosen. */
public final class Fitting {
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
                ranking(ratings, chosen.rankingChoice(), where),
                chosen.rankingChoice());
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

    /** Fits the ranking model on the training part of a split; the validation part chooses. */
    public FittedRanking ranking(Split split) {
        return new RankingFitting(set, settings).choose(split);
    }

    /**
     * Fits the ranking model with what a split has chosen.
     *
     * @param where what the ratings are, for the progress bar
     */
    public RankingWeights ranking(TrainingRatings ratings, RankingChoice choice, String where) {
        return new RankingFitting(set, settings).fit(ratings, choice, where);
    }
}
