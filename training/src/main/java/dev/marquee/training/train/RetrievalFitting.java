package dev.marquee.training.train;

import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.linear.LinearChoice;
import dev.marquee.training.linear.LinearFit;
import dev.marquee.training.linear.LinearPath;
import dev.marquee.training.linear.LinearScores;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.twotower.RetrievalWeights;
import dev.marquee.training.twotower.TwoTowerTrainer;
import dev.marquee.training.twotower.TwoTowerWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits the retrieval model: the linear path, the deep path, and what the one counts against the other. */
final class RetrievalFitting {
    private static final int CHECK = 5;
    private static final Fitted<Deep> NO_DEEP =
            new Fitted<>(new Deep(null, List.of()), new Curve("ndcg@10", 0, List.of()));

    private final TrainingSet set;
    private final Settings settings;
    private final LinearPaths paths;

    RetrievalFitting(TrainingSet set, Settings settings, LinearPaths paths) {
        this.set = set;
        this.settings = settings;
        this.paths = paths;
    }

    /** Fits on the training part of a split; the validation part chooses. */
    FittedRetrieval choose(Split split) {
        Validation validation = Validation.of(split);
        LinearPaths.Chosen linear = paths.of(key(split.name(), null), () -> chooseLinear(split.training(), validation));
        LinearPath path = linear.path();
        Fitted<Deep> deep = hasDeep() ? deep(split.training(), validation) : NO_DEEP;
        float share = deepShare(path, deep.weights().scores(), validation);
        return new FittedRetrieval(
                new RetrievalWeights(path, share == 0 ? null : deep.weights().weights(), share),
                new RetrievalChoice(linear.choice(), deep.epochs(), share),
                deep.curve());
    }

    private boolean hasLinear() {
        return settings.linear().dimension() > 0;
    }

    private boolean hasDeep() {
        return settings.twoTower().shares().stream().anyMatch(share -> share > 0);
    }

    private LinearPaths.Key key(String ratings, @Nullable LinearChoice choice) {
        return new LinearPaths.Key(ratings, settings.twoTowerRatings(), settings.linear(), choice);
    }

    /**
     * Fits on ratings as a split has chosen.
     *
     * @param where what the ratings are: equal for equal ratings of the data set
     */
    RetrievalWeights fit(TrainingRatings ratings, RetrievalChoice choice, String where) {
        LinearPath path = paths.of(key(where, choice.linear()), () -> fitLinear(ratings, choice.linear()))
                .path();
        if (choice.deepShare() == 0) {
            return new RetrievalWeights(path, null, 0);
        }
        try (TwoTowerTrainer trainer = trainer(ratings);
                Progress bar = new Progress("two-tower, " + where, (long) trainer.steps() * choice.deepEpochs())) {
            for (int epoch = 0; epoch < choice.deepEpochs(); epoch++) {
                trainer.epoch(epoch, bar);
            }
            return new RetrievalWeights(path, trainer.weights(), choice.deepShare());
        }
    }

    /** The matrices of the fit are no longer held when this returns. */
    private LinearPaths.Chosen chooseLinear(TrainingRatings ratings, Validation validation) {
        if (!hasLinear()) {
            return fitLinear(ratings, LinearChoice.simplest(settings.linear()));
        }
        LinearFit fit = linear(ratings);
        LinearChoice choice = linearChoice(fit, validation);
        return new LinearPaths.Chosen(choice, fit.path(choice));
    }

    private LinearPaths.Chosen fitLinear(TrainingRatings ratings, LinearChoice choice) {
        return new LinearPaths.Chosen(
                choice, hasLinear() ? linear(ratings).path(choice) : LinearPath.none(ratings.movies()));
    }

    private LinearFit linear(TrainingRatings ratings) {
        LinearFit fit;
        try (Progress bar = new Progress("linear path", LinearFit.STEPS)) {
            fit = new LinearFit(
                    settings.linear(),
                    settings.twoTowerRatings().of(ratings),
                    set.movieFeatures(),
                    set.features().size(),
                    bar::step);
        }
        if (fit.isLimited()) {
            System.err.printf(
                    "linear path: of %,d movies only the %,d with the most ratings are learned, for which there is memory; metadata places the others%n",
                    ratings.movies(), fit.movies());
        }
        if (fit.dimension() < settings.linear().dimension()) {
            System.err.printf(
                    "linear path: %,d movies have %d dimensions each, not %d, so that services hold them%n",
                    ratings.movies(), fit.dimension(), settings.linear().dimension());
        }
        return fit;
    }

    private LinearChoice linearChoice(LinearFit fit, Validation validation) {
        List<UserTowerInput> inputs = validation.inputs();
        LinearChoice best = LinearChoice.simplest(settings.linear());
        double bestNdcg = Double.NEGATIVE_INFINITY;
        for (List<LinearChoice> alike : LinearChoice.candidates(settings.linear())) {
            LinearScores scores = fit.scores(
                    inputs, alike.getFirst().together(), alike.getFirst().next());
            for (LinearChoice choice : alike) {
                float factor = choice.nextShare() * scores.balance();
                double ndcg = validation.ndcg(user -> scores.of(user, factor));
                if (ndcg > bestNdcg) {
                    bestNdcg = ndcg;
                    best = choice;
                }
            }
        }
        return best;
    }

    private Fitted<Deep> deep(TrainingRatings ratings, Validation validation) {
        int epochs = settings.twoTower().epochs();
        try (TwoTowerTrainer trainer = trainer(ratings);
                Progress bar = new Progress("two-tower, split", (long) trainer.steps() * epochs)) {
            Best<Deep> best = new Best<>("ndcg@10", ndcg -> ndcg, bar);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                trainer.epoch(epoch - 1, best);
                if (epoch % CHECK == 0 || epoch == epochs) {
                    List<float[]> scores = validation.scores(trainer, set.movieFeatures());
                    best.ended(validation.ndcg(scores::get), () -> new Deep(trainer.weights(), scores));
                } else {
                    best.ended(null, () -> new Deep(trainer.weights(), List.of()));
                }
            }
            return best.fitted();
        }
    }

    /** Without a linear path there is nothing to choose. */
    private float deepShare(LinearPath path, List<float[]> deep, Validation validation) {
        if (path.dimension() == 0 || !hasDeep()) {
            return hasDeep() ? 1 : 0;
        }
        List<UserTowerInput> inputs = validation.inputs();
        float best = 0;
        double bestNdcg = Double.NEGATIVE_INFINITY;
        for (float share : settings.twoTower().shares()) {
            double ndcg = validation.ndcg(user -> sum(path.scores(inputs.get(user)), deep.get(user), share));
            if (ndcg > bestNdcg) {
                bestNdcg = ndcg;
                best = share;
            }
        }
        return best;
    }

    private static float[] sum(float[] sum, float[] deep, float share) {
        for (int movie = 0; movie < sum.length; movie++) {
            sum[movie] += share * deep[movie];
        }
        return sum;
    }

    private TwoTowerTrainer trainer(TrainingRatings ratings) {
        TwoTowerTrainer trainer = new TwoTowerTrainer(
                settings.twoTower(),
                settings.twoTowerRatings().of(ratings),
                settings.positivesFrom(),
                set.movieFeatures(),
                set.features().size(),
                settings.seed());
        if (trainer.samples()) {
            System.err.printf(
                    "two-tower: %,d users and %,d movies are too many for a softmax over all movies; it samples them%n",
                    ratings.users().size(), ratings.movies());
        }
        return trainer;
    }

    /**
     * The deep path at the end of an epoch.
     *
     * @param weights its parameters; null where there is no deep path
     * @param scores on the validation part, one array a user
     */
    private record Deep(@Nullable TwoTowerWeights weights, List<float[]> scores) {}
}
