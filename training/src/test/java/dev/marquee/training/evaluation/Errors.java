package dev.marquee.training.evaluation;

import dev.marquee.training.split.Case;
import java.util.List;
import java.util.Objects;

/** The error of predicted ratings. */
public final class Errors {
    private Errors() {}

    /** Root of the mean squared error over all that is asked. */
    public static double rmse(RatingPredictor model, List<Case> cases) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        cases.forEach(held -> metrics.add(model, held));
        return Objects.requireNonNull(metrics.metrics().rmse());
    }
}
