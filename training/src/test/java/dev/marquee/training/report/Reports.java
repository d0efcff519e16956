package dev.marquee.training.report;

import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.linear.HistoryWeights;
import dev.marquee.training.linear.LinearChoice;
import dev.marquee.training.train.Curve;
import dev.marquee.training.train.RetrievalChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for tests: of two retrieval models beside a third, of one ranking model and of lists. */
final class Reports {
    static final Circumstances CIRCUMSTANCES = new Circumstances(
            Instant.parse("2026-01-31T20:15:00Z"),
            "./marquee evaluate --models \"a<b\"",
            "abc1234",
            "A machine",
            Duration.ofSeconds(75),
            "512 MiB");

    static final Examples EXAMPLES = new Examples(
            "served",
            "last fifth",
            42,
            List.of(new Examples.User(
                    "u1",
                    30,
                    7,
                    List.of(new Examples.Film("Heat", 1995, 5f)),
                    List.of(
                            new Examples.Film("<script>alert(1)</script>", 2000, null),
                            new Examples.Film("Ronin & \"friends\"", null, 4.5f)))));

    private Reports() {}

    static ProtocolReport report() {
        Map<String, Map<String, Value>> retrieval = new LinkedHashMap<>();
        retrieval.put("ours", Map.of("top_100_accuracy", new Value(0.3, 0.01), "coverage@10", new Value(0.2, 0)));
        retrieval.put("rival", Map.of("top_100_accuracy", new Value(0.25, 0), "coverage@10", new Value(0.9, 0)));
        retrieval.put("other", Map.of("top_100_accuracy", new Value(0.31, 0)));
        return new ProtocolReport(
                "tiny-1234",
                "B",
                "the last fifth",
                List.of(42L, 43L),
                List.of(new ProtocolReport.SplitCounts("last fifth", 42, 71_078, 80_896, 610, 19_940)),
                retrieval,
                Map.of("net", Map.of("rmse", new Value(0.8123, 0.002))),
                Map.of("served", Map.of("ndcg@10", new Value(0.1, 0), "mean_popularity@10", new Value(87.25, 0))),
                Map.of(
                        "retrieval",
                        Map.of("ours", Map.of("0", new ProtocolReport.BandMetric("top_100_accuracy", 0.0625, 1_682)))),
                Map.of("net", new Calibration(0.0375, List.of(new Calibration.Bin(3, 3.25, 3.1, 3.2, 77)))),
                Map.of(
                        "ours",
                        Map.of(
                                "last fifth, seed 42",
                                new Curve(
                                        "ndcg@10",
                                        2,
                                        List.of(new Curve.Point(1, 9.5, null), new Curve.Point(2, 7.25, 0.125))))),
                Map.of(
                        "last fifth, seed 42",
                        new RetrievalChoice(
                                new LinearChoice(
                                        new HistoryWeights(0.2f, 15, 0.2f), new HistoryWeights(0.1f, 8, 0.2f), 0.6f),
                                25,
                                0.4f)),
                List.of(compared("rival", 0.05, 0.02, 0.08), compared("other", -0.01, -0.03, 0.01)),
                Map.of(),
                Map.of("huge", "2,000,001 rows"),
                Map.of(),
                List.of());
    }

    static ProtocolReport.Comparison compared(String against, double difference, double low, double high) {
        return new ProtocolReport.Comparison(
                "retrieval", "top_100_accuracy", "ours", against, difference, low, high, low > 0 || high < 0);
    }
}
