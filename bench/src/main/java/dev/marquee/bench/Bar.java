package dev.marquee.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A figure that was promised.
 *
 * @param name what is measured
 * @param figure what was found
 * @param limit what was promised
 * @param atLeast whether the figure must not be below the limit; else it must not be above
 */
record Bar(String name, double figure, double limit, boolean atLeast) {
    /** A figure that must not be above its limit. */
    static Bar atMost(String name, double figure, double limit) {
        return new Bar(name, figure, limit, false);
    }

    /** A figure that must not be below its limit. */
    static Bar atLeast(String name, double figure, double limit) {
        return new Bar(name, figure, limit, true);
    }

    /** Whether the figure keeps to its limit. A figure that is no number does not. */
    @JsonProperty
    boolean met() {
        return atLeast ? figure >= limit : figure <= limit;
    }

    /** A table of bars. */
    static String table(Collection<Bar> bars) {
        return bars.stream()
                .map(Bar::row)
                .collect(Collectors.joining("\n", "| bar | found | limit | |\n|---|---|---|---|\n", ""));
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s %s | %s |",
                name,
                number(figure),
                atLeast ? "≥" : "≤",
                number(limit),
                met() ? "met" : "**not met**");
    }

    /** Three significant digits, or a whole number. */
    private static String number(double value) {
        double size = Math.abs(value);
        String format =
                value == Math.rint(value) || size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, value);
    }
}
