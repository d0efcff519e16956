package dev.marquee.training.chart;

import java.util.List;

/**
 * Numbers that belong together.
 *
 * @param name in the legend
 * @param joined whether a line goes from point to point
 * @param points in the order of the line
 */
public record Series(String name, Style style, boolean joined, List<Point> points) {
    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param size of its shape, 1 as usual
     * @param text shown where it is pointed at
     */
    public record Point(double x, double y, double size, String text) {}
}
