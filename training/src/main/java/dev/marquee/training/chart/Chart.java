package dev.marquee.training.chart;

import java.util.List;
import java.util.Locale;

/**
 * Series over two axes, drawn as SVG that is as wide as there is room; colours come from the style sheet.
 *
 * @param title what it shows
 * @param description the same in a sentence, for those who do not see it
 * @param x to the right
 * @param y upwards
 * @param series the first is drawn last, above the others
 * @param mark where a vertical line is drawn, with text; nothing if the text is empty
 */
public record Chart(String title, String description, Axis x, Axis y, List<Series> series, Mark mark) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 230;
    private static final int LEFT = 50;
    private static final int RIGHT = 348;
    private static final int TOP = 16;
    private static final int BOTTOM = 188;

    /** Copies the series. */
    public Chart {
        series = List.copyOf(series);
    }

    /** A place on the axis to the right that is worth a line. */
    public record Mark(double x, String text) {
        /** No line. */
        public static final Mark NONE = new Mark(0, "");
    }

    /** Draws it; {@code id} must be unique in the page. */
    public void draw(Markup out, String id) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, HEIGHT),
                "role",
                "img",
                "aria-labelledby",
                "%s-title %<s-text".formatted(id));
        out.element("title", title, "id", id + "-title").element("desc", description, "id", id + "-text");
        drawY(out);
        drawX(out);
        if (!mark.text().isEmpty()) {
            drawMark(out);
        }
        series.reversed().forEach(one -> draw(out, one));
        out.close();
    }

    private void drawY(Markup out) {
        for (Axis.Tick tick : y.ticks()) {
            line(out, "grid", LEFT, atY(tick.value()), RIGHT, atY(tick.value()));
            text(out, tick.text(), LEFT - 6, atY(tick.value()) + 3.5, "end");
        }
        out.element(
                "text",
                y.label(),
                "transform",
                "translate(11 %s) rotate(-90)".formatted(number((TOP + BOTTOM) / 2.0)),
                "text-anchor",
                "middle",
                "class",
                "label");
    }

    private void drawX(Markup out) {
        line(out, "axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        for (Axis.Tick tick : x.ticks()) {
            line(out, "axis", atX(tick.value()), BOTTOM, atX(tick.value()), BOTTOM + 4);
            text(out, tick.text(), atX(tick.value()), BOTTOM + 16, "middle");
        }
        text(out, x.label(), (LEFT + RIGHT) / 2.0, HEIGHT - 8, "middle", "label");
    }

    private void drawMark(Markup out) {
        double at = atX(mark.x());
        boolean left = at < (LEFT + RIGHT) / 2.0;
        line(out, "mark", at, TOP, at, BOTTOM);
        text(out, mark.text(), left ? at + 4 : at - 4, TOP - 4, left ? "start" : "end", "label");
    }

    private void draw(Markup out, Series one) {
        out.open("g", "class", one.style().name());
        if (one.joined() && one.points().size() > 1) {
            out.empty(
                    "path",
                    "class",
                    "line",
                    "d",
                    path(one),
                    "stroke-dasharray",
                    one.style().dash());
        }
        for (Series.Point point : one.points()) {
            if (!one.style().shape().isEmpty()) {
                drawPoint(out, one, point);
            }
        }
        out.close();
    }

    private void drawPoint(Markup out, Series one, Series.Point point) {
        out.open(
                "path",
                "class",
                "point",
                "d",
                one.style().shape(),
                "transform",
                "translate(%s %s) scale(%s)"
                        .formatted(number(atX(point.x())), number(atY(point.y())), number(point.size())));
        out.element("title", point.text()).close();
    }

    private String path(Series one) {
        StringBuilder path = new StringBuilder();
        for (Series.Point point : one.points()) {
            path.append(path.isEmpty() ? 'M' : 'L');
            path.append(number(atX(point.x()))).append(' ').append(number(atY(point.y())));
        }
        return path.toString();
    }

    private double atX(double value) {
        return x.place(value, LEFT, RIGHT);
    }

    private double atY(double value) {
        return y.place(value, BOTTOM, TOP);
    }

    private static void line(Markup out, String name, double x1, double y1, double x2, double y2) {
        String path = "M%s %sL%s %s".formatted(number(x1), number(y1), number(x2), number(y2));
        out.empty("path", "class", name, "d", path);
    }

    private static void text(Markup out, String text, double x, double y, String anchor, String... names) {
        out.element(
                "text", text, "x", number(x), "y", number(y), "text-anchor", anchor, "class", String.join(" ", names));
    }

    /** Without needless zeros, such as {@code 12.5} and {@code 3}. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value + 0.0).replaceFirst("\\.?0+$", "");
    }
}
