package dev.marquee.training.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Records as text; each line ended. */
final class RunText {
    private static final int LAST_POINTS = 5;

    private RunText() {}

    /** One line a run. */
    static String table(List<RunRecord> records) {
        StringBuilder text = new StringBuilder(row("run", "command", "data set", "seeds", "seconds", "metrics"));
        for (RunRecord run : records) {
            text.append(row(
                    run.id(),
                    run.command(),
                    run.dataset(),
                    seeds(run),
                    String.format(Locale.ROOT, "%.1f", run.seconds()),
                    told(run)));
        }
        return text.toString();
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-24s  %-9s %-31s %-11s %8s  %s%n", (Object[]) cells);
    }

    private static String seeds(RunRecord run) {
        return run.seeds().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String told(RunRecord run) {
        return run.error() == null ? headline(run.headline()) : "failed: " + run.error();
    }

    private static String headline(Map<String, Double> headline) {
        return headline.entrySet().stream()
                .map(metric -> "%s %s".formatted(metric.getKey(), number(metric.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** All of one run but the points of long curves. */
    static String of(RunRecord run) {
        StringBuilder text = new StringBuilder();
        line(text, "run", run.id());
        line(text, "command", run.command());
        RunRecord.Part part = run.part();
        if (part != null) {
            line(text, "trial", "%d of %s".formatted(part.trial(), part.tune()));
        }
        line(text, "data set", run.dataset());
        line(text, "commit", run.commit());
        line(text, "seeds", seeds(run));
        line(text, "began", run.startedAt().toString());
        line(text, "took", String.format(Locale.ROOT, "%.1f s, %,d MB at most", run.seconds(), run.peakMemoryMb()));
        line(text, "on", "Java %s, %s".formatted(run.java(), run.os()));
        line(text, "exit", String.valueOf(run.exit()));
        line(text, "told", told(run));
        section(text, "Parameters", FlatJson.of(run.parameters()));
        section(text, "Metrics", FlatJson.of(run.metrics()));
        run.curves().forEach((model, curve) -> curve(text, model, curve));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, Map<String, JsonNode> values) {
        text.append(String.format("%n%s%n", title));
        values.forEach((name, value) -> line(text, "  " + name, value(value)));
    }

    private static void curve(StringBuilder text, String model, JsonNode curve) {
        JsonNode points = curve.path("points");
        text.append(String.format("%nCurve of %s, %d epochs%n", model, points.size()));
        for (int i = Math.max(0, points.size() - LAST_POINTS); i < points.size(); i++) {
            text.append(String.format("  %s%n", headlineOf(points.get(i))));
        }
    }

    private static String headlineOf(JsonNode point) {
        return point.properties().stream()
                .map(value -> "%s %s".formatted(value.getKey(), value(value.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** A leaf as it is shown: fractions with few digits. */
    static String value(JsonNode value) {
        return value.isFloatingPointNumber() ? number(value.doubleValue()) : value.asString("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s %s%n", name, value));
    }
}
