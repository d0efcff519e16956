package dev.marquee.training.report;

import dev.marquee.training.chart.Markup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of metrics, with the best value and the differences beyond noise marked. */
final class MetricTables {
    private final ProtocolReport report;
    private final Markup out;

    MetricTables(ProtocolReport report, Markup out) {
        this.report = report;
        this.out = out;
    }

    void write(Part part) {
        out.open("section", "id", part.name()).element("h2", part.title()).element("p", part.note());
        table(
                part,
                "Quality",
                metrics(part).filter(metric -> !isVariety(metric)).toList());
        table(part, "Variety", metrics(part).filter(MetricTables::isVariety).toList());
        ratios(part);
        out.close();
    }

    private static boolean isVariety(Metric metric) {
        return Metric.VARIETY.contains(metric.name());
    }

    private static Stream<Metric> metrics(Part part) {
        return part.models().values().stream()
                .flatMap(metrics -> metrics.keySet().stream())
                .distinct()
                .map(Metric::new);
    }

    private void table(Part part, String caption, List<Metric> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        try (Grid grid = new Grid(out, caption, columns(metrics))) {
            for (String model : part.models().keySet()) {
                grid.row(model, _ -> metrics.forEach(metric -> cell(part, model, metric)));
            }
        }
    }

    private static List<String> columns(List<Metric> metrics) {
        return Stream.concat(Stream.of("model"), metrics.stream().map(Metric::label))
                .toList();
    }

    private void cell(Part part, String model, Metric metric) {
        Optional<Value> value = part.value(model, metric);
        boolean best = value.map(Value::mean).equals(metric.best(part.models())) && value.isPresent();
        out.open("td", "class", best ? "best" : "");
        out.text(value.map(metric::text).orElse("–"));
        part.comparison(report, model, metric).ifPresent(this::sign);
        out.close();
    }

    private void sign(ProtocolReport.Comparison compared) {
        Outcome outcome = Outcome.ofOther(compared);
        String words = outcome.words(compared);
        out.element(
                "span",
                outcome.sign(),
                "class",
                "sign " + outcome.style(),
                "role",
                "img",
                "aria-label",
                words,
                "title",
                words);
    }

    private void ratios(Part part) {
        Map<String, Map<String, Double>> models = report.ratioToA().getOrDefault(part.name(), Map.of());
        if (models.isEmpty()) {
            return;
        }
        List<Metric> metrics = models.values().stream()
                .flatMap(ratios -> ratios.keySet().stream())
                .distinct()
                .map(Metric::new)
                .toList();
        try (Grid grid = new Grid(out, "Held-out users over users who trained", columns(metrics))) {
            models.forEach((model, ratios) -> grid.row(
                    model,
                    metrics.stream()
                            .map(metric -> ratios.containsKey(metric.name())
                                    ? "%.3f".formatted(ratios.get(metric.name()))
                                    : "–")
                            .toList()));
        }
    }
}
