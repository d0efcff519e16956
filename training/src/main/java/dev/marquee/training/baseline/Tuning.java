package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Chooses a baseline's parameter on the validation part. */
final class Tuning {
    private Tuning() {}

    /**
     * Fits on the training part with each parameter, then on all that is known with the one that finds most on
     * the validation part.
     *
     * @param parameters at least one
     * @param fit makes the model
     */
    static <P> RetrievalModel best(
            Split split, List<P> parameters, BiFunction<TrainingRatings, P, RetrievalModel> fit) {
        P best = choose(split, parameters, parameter -> fit.apply(split.training(), parameter));
        return fit.apply(split.known(), best);
    }

    /**
     * The parameter whose model finds most on the validation part by top_100; the first of equals.
     *
     * @param parameters at least one
     * @param fitted the model on the training part
     */
    static <P> P choose(Split split, List<P> parameters, Function<P, RetrievalModel> fitted) {
        P best = parameters.getFirst();
        double highest = Double.NEGATIVE_INFINITY;
        for (P parameter : parameters) {
            double found = found(fitted.apply(parameter), split);
            if (found > highest) {
                highest = found;
                best = parameter;
            }
        }
        return best;
    }

    private static double found(RetrievalModel model, Split split) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        split.validation().forEach(held -> metrics.add(model, held));
        return metrics.metrics(split.known().movies()).top100();
    }
}
