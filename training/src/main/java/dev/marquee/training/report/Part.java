package dev.marquee.training.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section of the report.
 *
 * @param name as in the JSON
 * @param title for people
 * @param note what is measured
 * @param models metrics by model, in order
 */
record Part(String name, String title, String note, Map<String, Map<String, Value>> models) {
    /** Those that hold models. */
    static List<Part> of(ProtocolReport report) {
        return Stream.of(
                        new Part(
                                "retrieval",
                                "Retrieval",
                                "Scores over the whole catalog: where do the held-out movies come? Seen movies are removed"
                                        + " unless said otherwise.",
                                report.retrieval()),
                        new Part(
                                "ranking",
                                "Ranking",
                                "Predicted ratings of held-out movies against the ratings given, in stars; and the order"
                                        + " among them.",
                                report.ranking()),
                        new Part(
                                "endToEnd",
                                "End to end",
                                "The first ten movies that a person is shown: retrieved, ranked and blended if served.",
                                report.endToEnd()))
                .filter(part -> !part.models().isEmpty())
                .toList();
    }

    /** A model's value of a metric, if it has one. */
    Optional<Value> value(String model, Metric metric) {
        return Optional.ofNullable(models.getOrDefault(model, Map.of()).get(metric.name()));
    }

    /** The comparison of the first model with this one, if there is one. */
    Optional<ProtocolReport.Comparison> comparison(ProtocolReport report, String model, Metric metric) {
        return report.comparisons().stream()
                .filter(of -> of.section().equals(name)
                        && of.against().equals(model)
                        && of.metric().equals(metric.name()))
                .findFirst();
    }
}
