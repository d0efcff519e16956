package dev.marquee.training.train;

import dev.marquee.training.dcn.DcnTrainer;
import dev.marquee.training.dcn.RankingWeights;
import dev.marquee.training.dcn.Stack;
import dev.marquee.training.dcn.Watched;
import dev.marquee.training.factorisation.BayesianFactorisation;
import dev.marquee.training.factorisation.FactorParameters;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fits the ranking model: the DCN, the factorisation, and how much each counts. */
final class RankingFitting {
    private static final int CHECK = 2;

    private final TrainingSet set;
    private final Settings settings;

    RankingFitting(TrainingSet set, Settings settings) {
        this.set = set;
        this.settings = settings;
    }

    /** Fits on the training part of a split; the validation part chooses. */
    FittedRanking choose(Split split) {
        BayesianFactorisation factors = factors(split.training(), "split");
        try (DcnTrainer trainer = trainer(split.training());
                Progress bar = new Progress(
                        "DCN, split", steps(split.training(), settings.dcn().epochs()))) {
            List<Case> cases = Validation.of(split).within(trainer::learned);
            if (cases.isEmpty()) {
                System.err.println(
                        "DCN: of the validation part nothing is learned, so nothing chooses its epoch and what the factorisation counts");
            }
            float[] given = joined(cases, held -> held.asked().ratings());
            float[] factorised = factors == null ? null : joined(cases, held -> predicted(factors, held));
            Best<RankingWeights> best = new Best<>("rmse", rmse -> -rmse, bar);
            for (int epoch = 1; epoch <= settings.dcn().epochs(); epoch++) {
                trainer.epoch(epoch - 1, best);
                Stack stack = Stack.DCN_ALONE;
                Double rmse = null;
                if (epoch % CHECK == 0 || epoch == settings.dcn().epochs()) {
                    Watched watched = new Watched(joined(cases, trainer::predict), factorised, given);
                    stack = watched.stack();
                    rmse = watched.rmse(stack);
                }
                Stack now = stack;
                best.ended(rmse, () -> new RankingWeights(trainer.weights(), factors, now));
            }
            Fitted<RankingWeights> fitted = best.fitted();
            return new FittedRanking(
                    fitted.weights(),
                    new RankingChoice(fitted.epochs(), fitted.weights().stack()),
                    fitted.curve());
        }
    }

    private static float[] predicted(BayesianFactorisation factors, Case held) {
        return factors.predict(
                held.known(), held.asked().ordinals(), held.asked().firstYear());
    }

    private static float[] joined(List<Case> cases, Function<Case, float[]> values) {
        float[] joined =
                new float[cases.stream().mapToInt(held -> held.asked().size()).sum()];
        int at = 0;
        for (Case held : cases) {
            float[] part = values.apply(held);
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** Fits on ratings as a split has chosen. */
    RankingWeights fit(TrainingRatings ratings, RankingChoice choice, String where) {
        BayesianFactorisation factors = factors(ratings, where);
        try (DcnTrainer trainer = trainer(ratings);
                Progress bar = new Progress("DCN, " + where, steps(ratings, choice.dcnEpochs()))) {
            for (int epoch = 0; epoch < choice.dcnEpochs(); epoch++) {
                trainer.epoch(epoch, bar);
            }
            return new RankingWeights(trainer.weights(), factors, choice.stack());
        }
    }

    private @Nullable BayesianFactorisation factors(TrainingRatings ratings, String where) {
        FactorParameters parameters = settings.factorisation();
        if (parameters.factors() == 0) {
            return null;
        }
        TrainingRatings learned = settings.dcnRatings().of(ratings);
        if (learned.size() > parameters.maxRatings()) {
            System.err.printf(
                    "factorisation: learns from users with about %,d of the %,d ratings, drawn at random%n",
                    parameters.maxRatings(), learned.size());
        }
        try (Progress bar = new Progress("factorisation, " + where, (long) parameters.burnIn() + parameters.sweeps())) {
            return BayesianFactorisation.fit(
                    learned, set.movieFeatures(), set.features().kinds(), parameters, settings.seed(), bar::step);
        }
    }

    private DcnTrainer trainer(TrainingRatings ratings) {
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
    private long steps(TrainingRatings ratings, int epochs) {
        return Math.max(1, (long) (0.4 * ratings.size()) / settings.dcn().batchRows()) * epochs;
    }
}
