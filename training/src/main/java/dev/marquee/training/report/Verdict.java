package dev.marquee.training.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report says, in plain words. */
final class Verdict {
    private Verdict() {}

    /** One sentence a comparison of a model with the others by a metric, in the order of the report. */
    static List<String> of(ProtocolReport report) {
        List<String> sentences = new ArrayList<>();
        for (Part part : Part.of(report)) {
            Map<String, List<ProtocolReport.Comparison>> byMetric = new LinkedHashMap<>();
            report.comparisons().stream()
                    .filter(of -> of.section().equals(part.name()))
                    .filter(of -> part.models().containsKey(of.against()))
                    .forEach(of -> byMetric.computeIfAbsent(of.metric(), _ -> new ArrayList<>())
                            .add(of));
            byMetric.forEach((metric, compared) -> sentences.add(sentence(part, new Metric(metric), compared)));
            ratio(report, part).ifPresent(sentences::add);
        }
        return sentences;
    }

    private static String sentence(Part part, Metric metric, List<ProtocolReport.Comparison> compared) {
        String model = compared.getFirst().model();
        Map<Outcome, List<String>> others = new EnumMap<>(Outcome.class);
        for (ProtocolReport.Comparison of : compared) {
            others.computeIfAbsent(Outcome.ofOther(of), _ -> new ArrayList<>()).add(of.against());
        }
        List<String> clauses = new ArrayList<>();
        clause(clauses, "better than ", others.get(Outcome.WORSE));
        clause(clauses, "worse than ", others.get(Outcome.BETTER));
        clause(clauses, "not told apart from ", others.get(Outcome.EQUAL));
        return "%s, %s: %s with %s is %s."
                .formatted(
                        part.title(),
                        metric.label(),
                        model,
                        part.value(model, metric).map(metric::text).orElseThrow(),
                        String.join("; ", clauses));
    }

    private static void clause(List<String> clauses, String words, @Nullable List<String> models) {
        if (models != null) {
            clauses.add(words + String.join(", ", models));
        }
    }

    /** What the first model keeps where users are held out. */
    private static Optional<String> ratio(ProtocolReport report, Part part) {
        Metric metric = new Metric("ndcg@10");
        return report.ratioToA().getOrDefault(part.name(), Map.of()).entrySet().stream()
                .findFirst()
                .flatMap(of -> Optional.ofNullable(of.getValue().get(metric.name()))
                        .map(ratio ->
                                "%s, held-out users: %s keeps %.1f %% of the %s that it has with users who trained."
                                        .formatted(part.title(), of.getKey(), 100 * ratio, metric.label())));
    }
}
