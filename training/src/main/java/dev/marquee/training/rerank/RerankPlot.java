package dev.marquee.training.rerank;

import dev.marquee.training.chart.Axis;
import dev.marquee.training.chart.Chart;
import dev.marquee.training.chart.Markup;
import dev.marquee.training.chart.Series;
import dev.marquee.training.chart.Style;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Diversity gained against nDCG kept, as a picture that stands alone. A diversity of 1, which looks at no score, is far from all
 * others and left out.
 */
public final class RerankPlot {
    private static final String STYLE = """
            svg { background: #fff; font: 9px system-ui, sans-serif; fill: #333 }
            .grid { stroke: #ddd } .axis { stroke: #888 } .line { fill: none; stroke-width: 1.6 }
            .s0 .line { stroke: #0b6e99 } .s0 .point, .s0.key { fill: #0b6e99 }
            .s1 .line { stroke: #b4451f } .s1 .point, .s1.key { fill: #b4451f }
            .s2 .line { stroke: #4a7a2c } .s2 .point, .s2.key { fill: #4a7a2c }
            """;

    private RerankPlot() {}

    /** Draws a report as SVG. */
    public static String of(RerankReport report) {
        var chart = new Chart(
                "Diversity against nDCG",
                "Mean distance of the genres of the first ten movies against nDCG@10, for rising diversity, the same with at"
                        + " most three of a genre in five, and rising exploration.",
                axis("nDCG@10", report, RerankReport.Row::ndcg10),
                axis("mean distance by genre", report, RerankReport.Row::byGenre),
                List.of(
                        series(
                                "diversity",
                                0,
                                report,
                                row -> row.options().explore() == 0
                                        && !row.options().capped()),
                        series(
                                "with 3 in 5",
                                1,
                                report,
                                row -> row.options().explore() == 0
                                        && row.options().capped()),
                        series(
                                "exploration",
                                2,
                                report,
                                row -> row.options().explore() > 0
                                        || !row.options().active())),
                Chart.Mark.NONE);
        var out = new Markup();
        String[] frame = {
            "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 360 244", "width", "720", "height", "488"
        };
        out.open("svg", frame);
        out.element("style", STYLE);
        chart.draw(out, "rerank");
        out.element("text", "● diversity 0 to 0.7", "x", "60", "y", "240", "class", "s0 key");
        out.element("text", "■ with 3 of a genre in 5", "x", "160", "y", "240", "class", "s1 key");
        out.element("text", "▲ exploration", "x", "280", "y", "240", "class", "s2 key");
        return out.close().toString();
    }

    private static Axis axis(String label, RerankReport report, ToDoubleFunction<RerankReport.Row> value) {
        DoubleSummaryStatistics range = shown(report).mapToDouble(value).summaryStatistics();
        return Axis.around(label, range.getMin(), range.getMax());
    }

    private static Stream<RerankReport.Row> shown(RerankReport report) {
        return report.rows().stream().filter(row -> row.options().diversity() < 1);
    }

    private static Series series(String name, int look, RerankReport report, Predicate<RerankReport.Row> which) {
        return new Series(
                name,
                Style.of(look),
                true,
                shown(report)
                        .filter(which)
                        .map(row -> new Series.Point(
                                row.ndcg10(),
                                row.byGenre(),
                                0.7,
                                String.format(
                                        Locale.ROOT,
                                        "%s: nDCG %.4f, %.3f",
                                        row.variant(),
                                        row.ndcg10(),
                                        row.byGenre())))
                        .toList());
    }
}
