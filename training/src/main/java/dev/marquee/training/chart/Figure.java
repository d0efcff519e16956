package dev.marquee.training.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** A chart with its title and its legend, where series of one name have one entry. */
public final class Figure {
    private Figure() {}

    /** Writes it; {@code id} must be unique in the page. */
    public static void write(Markup out, String id, Chart chart) {
        out.open("figure").element("figcaption", chart.title());
        chart.draw(out, id);
        if (chart.series().size() > 1) {
            out.open("ul", "class", "legend");
            Map<String, Series> named = new LinkedHashMap<>();
            chart.series().forEach(one -> named.putIfAbsent(one.name(), one));
            named.values().forEach(one -> entry(out, one));
            out.close();
        }
        out.close();
    }

    private static void entry(Markup out, Series one) {
        out.open("li").open("svg", "viewBox", "0 0 30 12", "class", one.style().name(), "aria-hidden", "true");
        if (one.joined()) {
            out.empty(
                    "path",
                    "class",
                    "line",
                    "d",
                    "M0 6H30",
                    "stroke-dasharray",
                    one.style().dash());
        }
        if (!one.style().shape().isEmpty()) {
            out.empty("path", "class", "point", "d", one.style().shape(), "transform", "translate(15 6)");
        }
        out.close().text(one.name()).close();
    }
}
