package dev.marquee.training.harness;

import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.report.Value;
import dev.marquee.training.train.Curve;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report as what the record of a run holds. */
final class ReportOutcome {
    private ReportOutcome() {}

    /** The means of our own models at the head, the curves beside the metrics. */
    static RunRecord.Outcome of(ProtocolReport report) {
        Map<String, Double> headline = new LinkedHashMap<>();
        put(headline, "top_100", report.retrieval(), "two-tower", "top_100_accuracy");
        put(headline, "ndcg@10", report.retrieval(), "two-tower", "ndcg@10");
        put(headline, "rmse", report.ranking(), "dcn", "rmse");
        put(headline, "served ndcg@10", report.endToEnd(), "served", "ndcg@10");
        Map<String, Curve> curves = new LinkedHashMap<>();
        report.curves()
                .forEach((model, bySplit) ->
                        bySplit.forEach((split, curve) -> curves.put("%s, %s".formatted(model, split), curve)));
        ObjectNode metrics = JsonMapper.shared().valueToTree(report);
        metrics.remove("curves");
        return new RunRecord.Outcome(headline, metrics, curves);
    }

    private static void put(
            Map<String, Double> headline,
            String name,
            Map<String, Map<String, Value>> section,
            String model,
            String metric) {
        Value value = section.getOrDefault(model, Map.of()).get(metric);
        if (value != null) {
            headline.put(name, value.mean());
        }
    }
}
