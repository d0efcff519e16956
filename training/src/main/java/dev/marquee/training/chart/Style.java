package dev.marquee.training.chart;

/**
 * How a series looks: colour, shape and dash all differ, so that each of them tells two series apart.
 *
 * @param name of its class in the style sheet, which sets the colour
 * @param shape of its points, an SVG path around the origin, about 8 wide
 * @param dash of its line, as SVG's {@code stroke-dasharray}
 */
public record Style(String name, String shape, String dash) {
    /** A line to compare with, without points. */
    public static final Style REFERENCE = new Style("reference", "", "2 3");

    /** Lines in the background, without points. */
    public static final Style FAINT = new Style("faint", "", "none");

    private static final String[] SHAPES = {
        "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "M-3.5 -3.5h7v7h-7z",
        "M0 -5L4.5 3.5H-4.5z",
        "M0 -5L4 0L0 5L-4 0z",
        "M0 5L4.5 -3.5H-4.5z",
        "M-4 -4L4 4M4 -4L-4 4",
        "M0 -5V5M-5 0H5"
    };
    private static final String[] DASHES = {"none", "7 3", "2 2", "8 3 2 3", "4 4"};

    /** The look of the series at this position of a chart. */
    public static Style of(int position) {
        return new Style(
                "s" + position % SHAPES.length, SHAPES[position % SHAPES.length], DASHES[position % DASHES.length]);
    }
}
