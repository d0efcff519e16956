package dev.marquee.bench.load;

import dev.marquee.training.chart.Axis;
import dev.marquee.training.chart.Chart;
import dev.marquee.training.chart.Markup;
import dev.marquee.training.chart.Series;
import dev.marquee.training.chart.Style;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Latency against rate, as a picture that stands alone; the latency is on a logarithmic scale. */
public final class LoadPlot {
    private static final String STYLE = """
            svg { background: #fff; font: 9px system-ui, sans-serif; fill: #333 }
            .grid { stroke: #ddd } .axis { stroke: #888 } .mark { stroke: #888; stroke-dasharray: 2 2 }
            .line { fill: none; stroke-width: 1.6 } .s0 .line { stroke: #0b6e99 } .s0 .point, .s0.key { fill: #0b6e99 }
            .s1 .line { stroke: #b4451f } .s1 .point, .s1.key { fill: #b4451f }
            """;

    private LoadPlot() {}

    /** Draws a sweep as SVG. */
    public static String of(Sweep sweep) {
        List<LoadPoint> points = sweep.points();
        double highest = points.stream().mapToDouble(LoadPoint::p99Ms).max().orElseThrow();
        double lowest = points.stream().mapToDouble(LoadPoint::p50Ms).min().orElseThrow();
        var chart = new Chart(
                "Latency against rate",
                "Median and 99th percentile of the latency of lists at rising rates of requests.",
                Axis.around("requests a second", 0, points.getLast().rate()),
                Axis.logarithmic("latency, ms", lowest, highest),
                List.of(
                        series("median", Style.of(0), points, LoadPoint::p50Ms),
                        series("99th percentile", Style.of(1), points, LoadPoint::p99Ms)),
                new Chart.Mark(
                        sweep.saturationRps(), String.format(Locale.ROOT, "saturation %.0f/s", sweep.saturationRps())));
        var out = new Markup();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 360 244",
                "width",
                "720",
                "height",
                "488");
        out.element("style", STYLE);
        chart.draw(out, "load");
        out.element("text", "● median", "x", "60", "y", "240", "class", "s0 key");
        out.element("text", "■ 99th percentile", "x", "110", "y", "240", "class", "s1 key");
        return out.close().toString();
    }

    private static Series series(String name, Style style, List<LoadPoint> points, ToDoubleFunction<LoadPoint> millis) {
        return new Series(
                name,
                style,
                true,
                points.stream()
                        .map(point -> new Series.Point(
                                point.rate(),
                                Math.log10(millis.applyAsDouble(point)),
                                0.7,
                                String.format(
                                        Locale.ROOT, "%.2f ms at %.0f/s", millis.applyAsDouble(point), point.rate())))
                        .toList());
    }
}
