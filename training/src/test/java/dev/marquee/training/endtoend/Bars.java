package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.evaluation.EvaluationReport;
import tools.jackson.databind.JsonNode;

/** What both models must be better than, in the same run. */
final class Bars {
    private static final double TIMES_POPULARITY = 1.2;
    private static final double BELOW_BIASES = 0.01;

    private Bars() {}

    /**
     * Checks both models.
     *
     * @param evaluation metrics on held-out ratings, as {@code train --json} answers
     */
    static void assertCleared(JsonNode evaluation) {
        for (String metric : new String[] {"top100", "ndcg10"}) {
            double popularity = metric(evaluation, "retrieval", EvaluationReport.POPULARITY, metric);
            assertThat(metric(evaluation, "retrieval", EvaluationReport.TWO_TOWER, metric))
                    .as("%s of the two-tower model in %s", metric, evaluation)
                    .isGreaterThanOrEqualTo(TIMES_POPULARITY * popularity);
        }
        double biases = metric(evaluation, "ranking", EvaluationReport.BIASES, "rmse");
        assertThat(metric(evaluation, "ranking", EvaluationReport.DCN, "rmse"))
                .as("RMSE of the DCN in %s", evaluation)
                .isLessThanOrEqualTo(biases - BELOW_BIASES);
    }

    /** A metric that is there, and above 0 as all of these are. */
    static double metric(JsonNode evaluation, String stage, String model, String metric) {
        JsonNode value = evaluation.path(stage).path(model).path(metric);
        assertThat(value.isNumber())
                .as("%s of %s in %s", metric, model, evaluation)
                .isTrue();
        assertThat(value.doubleValue()).as("%s of %s", metric, model).isPositive();
        return value.doubleValue();
    }
}
