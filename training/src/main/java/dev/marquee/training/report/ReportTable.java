package dev.marquee.training.report;

import java.util.Formatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A report as text. */
public final class ReportTable {
    private static final int MODEL = 16;
    private static final Set<String> COUNTS = Set.of("mean_popularity@10");

    private final Formatter out = new Formatter(Locale.ROOT);

    private ReportTable() {}

    /** The tables, each line ended. */
    public static String of(ProtocolReport report) {
        ReportTable table = new ReportTable();
        table.head(report);
        table.metrics("Retrieval", report.retrieval());
        table.metrics("Ranking", report.ranking());
        table.metrics("Shown list", report.endToEnd());
        table.published(report.published());
        report.bands().forEach(table::bands);
        report.ratioToA().forEach(table::ratios);
        table.comparisons(report.comparisons());
        report.remarks().forEach((model, remark) -> table.out.format("%s is %s%n", model, remark));
        report.leftOut().forEach((model, reason) -> table.out.format("%s is left out: %s%n", model, reason));
        return table.out.toString();
    }

    private void head(ProtocolReport report) {
        out.format("Data set %s, protocol %s, %s; ", report.dataset(), report.protocol(), report.description());
        out.format("full catalog, seen movies removed; mean ± sd over trials, seeds %s%n", report.seeds());
        for (ProtocolReport.SplitCounts split : report.splits()) {
            out.format(
                    "  %s (training seed %d): %,d ratings to choose with, %,d fitted on, %,d asked of %,d users%n",
                    split.name(), split.seed(), split.training(), split.known(), split.asked(), split.users());
        }
    }

    private void metrics(String title, Map<String, Map<String, Value>> models) {
        if (models.isEmpty()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        models.values().forEach(metrics -> names.addAll(metrics.keySet()));
        List<String> shown =
                names.stream().filter(name -> !name.equals("ndcg@100")).toList();
        out.format("%n%-" + MODEL + "s", title);
        shown.forEach(name -> out.format(" %15s", shortened(name)));
        out.format("%n");
        models.forEach((model, metrics) -> {
            out.format("%-" + MODEL + "s", model);
            shown.forEach(name -> out.format(" %15s", cell(name, metrics)));
            out.format("%n");
        });
    }

    private static String shortened(String metric) {
        return metric.replace("top_100_accuracy_seen_kept", "top_100, kept")
                .replace("top_100_accuracy", "top_100")
                .replace("mean_popularity@10", "popularity@10");
    }

    private static String cell(String metric, Map<String, Value> metrics) {
        Value value = metrics.get(metric);
        if (value == null) {
            return "-";
        }
        String format = COUNTS.contains(metric) ? "%.1f ± %.1f" : "%.4f ± %.4f";
        return String.format(Locale.ROOT, format, value.mean(), value.sd());
    }

    private void published(List<ProtocolReport.Published> figures) {
        if (!figures.isEmpty()) {
            out.format("%nPublished by others%n");
        }
        figures.forEach(of -> out.format(
                "%-" + MODEL + "s %s %.4f on %s%n", of.model(), shortened(of.metric()), of.value(), of.heldOut()));
    }

    private void bands(String section, Map<String, Map<String, ProtocolReport.BandMetric>> models) {
        if (models.isEmpty()) {
            return;
        }
        Map<String, ProtocolReport.BandMetric> first =
                models.values().iterator().next();
        String metric = first.values().iterator().next().metric();
        out.format("%nBy known ratings of the movie asked for, %s (ratings asked)%n%-" + MODEL + "s", metric, section);
        first.forEach((range, of) -> out.format(" %15s", "%s (%,d)".formatted(range, of.ratings())));
        out.format("%n");
        models.forEach((model, byRange) -> {
            out.format("%-" + MODEL + "s", model);
            byRange.values().forEach(of -> out.format(" %15.4f", of.value()));
            out.format("%n");
        });
    }

    private void ratios(String section, Map<String, Map<String, Double>> models) {
        out.format("%nHeld-out users over users who trained, %s%n", section);
        models.forEach((model, ratios) -> {
            out.format("%-" + MODEL + "s", model);
            ratios.forEach((metric, ratio) -> out.format("  %s %.3f", shortened(metric), ratio));
            out.format("%n");
        });
    }

    private void comparisons(List<ProtocolReport.Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return;
        }
        out.format("%nDifferences, 95 %% interval by paired bootstrap over users%n");
        for (ProtocolReport.Comparison of : comparisons) {
            out.format(
                    "%-10s %-18s %s − %s: %+.4f [%+.4f, %+.4f]%s%n",
                    of.section(),
                    of.metric(),
                    of.model(),
                    of.against(),
                    of.difference(),
                    of.low(),
                    of.high(),
                    of.clear() ? "" : " (not clear)");
        }
    }
}
