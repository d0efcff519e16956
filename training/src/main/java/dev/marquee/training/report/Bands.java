package dev.marquee.training.report;

import dev.marquee.training.chart.Axis;
import dev.marquee.training.chart.Chart;
import dev.marquee.training.chart.Figure;
import dev.marquee.training.chart.Markup;
import dev.marquee.training.chart.Series;
import dev.marquee.training.chart.Style;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A metric by popularity band of the movies asked for. */
final class Bands {
    private final ProtocolReport report;
    private final Markup out;

    Bands(ProtocolReport report, Markup out) {
        this.report = report;
        this.out = out;
    }

    void write() {
        List<Part> parts =
                Part.of(report).stream().filter(part -> !models(part).isEmpty()).toList();
        if (parts.isEmpty()) {
            return;
        }
        out.open("section", "id", "bands").element("h2", "By popularity of the movie");
        out.element(
                "p",
                "Held-out ratings by how many ratings of the movie are known: recall in the first hundred for retrieval,"
                        + " error for ranking. Fewer than ten are cold; of movies with none, only metadata is known.");
        out.open("div", "class", "figures");
        parts.forEach(part -> Figure.write(out, "bands-" + part.name(), chart(part)));
        out.close();
        parts.forEach(this::table);
        out.close();
    }

    private Map<String, Map<String, ProtocolReport.BandMetric>> models(Part part) {
        return report.bands().getOrDefault(part.name(), Map.of());
    }

    private List<String> ranges(Part part) {
        return List.copyOf(models(part).values().iterator().next().keySet());
    }

    private Metric metric(Part part) {
        return models(part).values().stream()
                .flatMap(byRange -> byRange.values().stream())
                .findFirst()
                .map(of -> new Metric(of.metric()))
                .orElseThrow();
    }

    private Chart chart(Part part) {
        List<String> ranges = ranges(part);
        List<Series> series = new ArrayList<>();
        models(part)
                .forEach((model, byRange) ->
                        series.add(new Series(model, Style.of(series.size()), true, points(model, ranges, byRange))));
        DoubleSummaryStatistics values = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Series.Point::y)
                .summaryStatistics();
        double lowest = metric(part).lowerIsBetter() ? values.getMin() : 0;
        String label = metric(part).label();
        return new Chart(
                "%s, %s".formatted(part.title(), label),
                "%s of each model by known ratings of the movie; numbers are in the table below.".formatted(label),
                Axis.names("known ratings of the movie", ranges),
                Axis.around(label, lowest, values.getMax()),
                series,
                Chart.Mark.NONE);
    }

    private static List<Series.Point> points(
            String model, List<String> ranges, Map<String, ProtocolReport.BandMetric> byRange) {
        List<Series.Point> points = new ArrayList<>();
        byRange.forEach((range, of) -> points.add(new Series.Point(
                ranges.indexOf(range),
                of.value(),
                1,
                "%s, %s known ratings: %.4f".formatted(model, range, of.value()))));
        return points;
    }

    private void table(Part part) {
        Map<String, Map<String, ProtocolReport.BandMetric>> models = models(part);
        Metric metric = metric(part);
        Map<String, ProtocolReport.BandMetric> first =
                models.values().iterator().next();
        List<String> columns = Stream.concat(
                        Stream.of("model"),
                        first.entrySet().stream()
                                .map(of -> "%s (%,d)"
                                        .formatted(of.getKey(), of.getValue().ratings())))
                .toList();
        String caption = "%s by known ratings (asked)".formatted(metric.label());
        try (Grid grid = new Grid(out, caption, columns)) {
            models.forEach((model, byRange) -> grid.row(
                    model,
                    byRange.values().stream().map(of -> metric.text(of.value())).toList()));
        }
    }
}
