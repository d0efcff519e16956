package dev.marquee.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Points as a table of Markdown. */
public final class LoadTable {
    private static final double PERCENT = 100;

    private LoadTable() {}

    /** One row a rate; the processor time of each process in milliseconds a request. */
    public static String of(List<LoadPoint> points) {
        Set<String> processes = new TreeSet<>();
        points.forEach(point -> processes.addAll(point.cpuMsPerRequest().keySet()));
        String title =
                "| requests/s | p50 ms | p99 ms | p99.9 ms | rating stored: p50, p99 ms | degraded | errors | refused |"
                        + processes.stream()
                                .map(name -> " CPU ms: " + name + " |")
                                .collect(Collectors.joining());
        String line = "|" + "---|".repeat(8 + processes.size());
        return points.stream()
                .map(point -> row(point, processes))
                .collect(Collectors.joining("\n", title + "\n" + line + "\n", ""));
    }

    private static String row(LoadPoint point, Set<String> processes) {
        String row = String.format(
                Locale.ROOT,
                "| %.0f | %.2f | %.2f | %.2f | %.2f, %.2f | %.2f %% | %d | %d |",
                point.rate(),
                point.p50Ms(),
                point.p99Ms(),
                point.p999Ms(),
                point.writeP50Ms(),
                point.writeP99Ms(),
                PERCENT * point.degradedShare(),
                point.errors(),
                point.refused());
        return row
                + processes.stream()
                        .map(name -> String.format(
                                Locale.ROOT, " %.2f |", point.cpuMsPerRequest().getOrDefault(name, Double.NaN)))
                        .collect(Collectors.joining());
    }
}
