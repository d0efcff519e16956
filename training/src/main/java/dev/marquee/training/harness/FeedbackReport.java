package dev.marquee.training.harness;

import dev.marquee.core.feedback.Meanings;
import dev.marquee.training.evaluation.PairedBootstrap;
import dev.marquee.training.report.Value;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What signals are worth to retrieval.
 *
 * @param dataset id of the data set
 * @param seeds of training and of the signals
 * @param people who were asked
 * @param noise share of signals that say what another should have said
 * @param chosen how signals are read, by the validation parts
 * @param served how the gateway reads them
 * @param behaviours by behaviour: the metrics of each reading
 */
record FeedbackReport(
        String dataset,
        List<Long> seeds,
        int people,
        double noise,
        Meanings chosen,
        Meanings served,
        Map<String, Map<String, Reading>> behaviours) {

    /**
     * What one reading of the histories gives on the test parts.
     *
     * @param metrics over the seeds
     * @param beside how far it is from what was chosen, by metric: paired over people, seeds together
     */
    record Reading(Map<String, Value> metrics, Map<String, PairedBootstrap> beside) {}

    /** nDCG@10 of each behaviour, as validation has chosen. */
    Map<String, Double> headline() {
        Map<String, Double> headline = new LinkedHashMap<>();
        behaviours.forEach((behaviour, readings) -> headline.put(
                behaviour + " ndcg@10",
                Objects.requireNonNull(Objects.requireNonNull(readings.get(HistoryReading.CHOSEN.title()))
                                .metrics()
                                .get("ndcg@10"))
                        .mean()));
        return headline;
    }

    /** As text, each line ended. */
    String table() {
        Formatter out = new Formatter(Locale.ROOT);
        out.format(
                "Data set %s, each user's last fifth by time; the newest third of what is known before is hidden behind signals,%n",
                dataset);
        out.format("%.0f %% of them wrong; %,d people, seeds %s%n", noise * 100, people, seeds);
        behaviours.forEach((behaviour, readings) -> {
            out.format(
                    "%n%-20s %17s %17s %17s %30s%n", behaviour, "ndcg@10", "top_100", "recall@20", "ndcg@10 − chosen");
            readings.forEach((reading, of) -> row(out, reading, of));
        });
        out.format("%nChosen on validation: %s%n", chosen);
        out.format("Served:               %s%n", served);
        return out.toString();
    }

    private static void row(Formatter out, String name, Reading reading) {
        out.format("%-20s", name);
        reading.metrics().values().forEach(value -> out.format("   %.4f ± %.4f", value.mean(), value.sd()));
        PairedBootstrap beside = reading.beside().get("ndcg@10");
        if (beside != null) {
            out.format("   %+.4f [%+.4f, %+.4f]", beside.difference(), beside.low(), beside.high());
        }
        out.format("%n");
    }
}
