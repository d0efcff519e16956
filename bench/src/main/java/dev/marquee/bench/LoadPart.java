package dev.marquee.bench;

import dev.marquee.bench.inprocess.Yardsticks;
import dev.marquee.bench.latency.Quantiles;
import dev.marquee.bench.load.LoadPlot;
import dev.marquee.bench.load.LoadPoint;
import dev.marquee.bench.load.LoadTable;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.load.Person;
import dev.marquee.bench.load.Sweep;
import dev.marquee.core.file.DurableFile;
import dev.marquee.index.IndexKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One process beside the reference network, then three services under rising load. */
final class LoadPart {
    private static final double HALF = 0.5;
    private static final double MILLIS = 2_000;

    private final Circumstances circumstances;
    private final Report report;

    LoadPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /**
     * Measures one rate and nothing else.
     *
     * @throws IOException if a request failed
     */
    void point(LoadTest load, double rate) throws IOException {
        LoadPoint point = load.point(rate, circumstances.point());
        report.figure("load", List.of(point));
        report.section(LoadTable.of(List.of(point)));
        if (point.errors() > 0) {
            throw new IOException("%d of %,d requests failed, the first: %s"
                    .formatted(point.errors(), point.requests(), point.firstError()));
        }
    }

    /** Measures a request in this process, beside the reference network; nothing else should run. */
    Yardsticks alone() throws IOException {
        circumstances.say().accept("one process, beside the reference network");
        return Yardsticks.measure(
                circumstances.bundle(),
                IndexKind.valueOf(circumstances.index().toUpperCase(Locale.ROOT)),
                circumstances.people().stream().map(Person::history).toList());
    }

    /**
     * Measures the curve.
     *
     * @param alone a request in one process
     * @param plot takes a picture of the curve
     * @return the highest rate that is borne
     */
    double sweep(LoadTest load, Yardsticks alone, Path plot) throws IOException {
        Sweep sweep = load.sweep(circumstances.point());
        report(alone, sweep, plot);
        return sweep.saturationRps();
    }

    private void report(Yardsticks alone, Sweep sweep, Path plot) throws IOException {
        LoadPoint quiet = sweep.points().getFirst();
        double own =
                alone.ranking().p50Ms() + alone.tower().p50Ms() + alone.search().p50Ms();
        List<Bar> bars = bars(alone, sweep, quiet.p50Ms() - own);
        report.figure("referenceP50Ms", alone.reference().p50Ms());
        report.figure("servedDcn300P50Ms", alone.ranking().p50Ms());
        report.figure("userTowerP50Ms", alone.tower().p50Ms());
        report.figure("searchP50Ms", alone.search().p50Ms());
        report.figure("inProcessP50Ms", alone.whole().p50Ms());
        report.figure("overheadP50Ms", quiet.p50Ms() - own);
        report.figure("load", sweep.points());
        report.figure("saturationRps", sweep.saturationRps());
        report.figure("loadBars", bars);
        report.section(text(alone, sweep, quiet));
        report.section(LoadTable.of(sweep.points()));
        report.section(Bar.table(bars));
        Files.createDirectories(plot.toAbsolutePath().getParent());
        DurableFile.replace(plot, LoadPlot.of(sweep));
        circumstances.say().accept("the plot is " + plot);
    }

    private static List<Bar> bars(Yardsticks alone, Sweep sweep, double overhead) {
        LoadPoint half = sweep.at(HALF);
        double reference = alone.reference().p50Ms();
        return List.of(
                Bar.atMost("at half of saturation: p50, × the reference network", half.p50Ms() / reference, 2),
                Bar.atMost("at half of saturation: p99, × the reference network", half.p99Ms() / reference, 6),
                Bar.atMost("at half of saturation: degraded share", half.degradedShare(), 0.001),
                Bar.atLeast(
                        "saturation, × 2000 ms ÷ the reference network",
                        sweep.saturationRps() * reference / MILLIS,
                        0.35),
                Bar.atMost(
                        "served DCN over 300 rows, × the reference network",
                        alone.ranking().p50Ms() / reference,
                        0.6),
                Bar.atMost("overhead of the whole answer at the lowest rate, ms", overhead, 2));
    }

    private String text(Yardsticks alone, Sweep sweep, LoadPoint quiet) {
        return """
                ### Under load: %s

                %,d movies, bundle %s, index %s, 300 candidates, %,d people with histories of their own, every tenth request a rating. Three services as \
                processes, the store (%s), the generator on the same machine; Poisson arrivals, latency from the intended time.

                | in one process, ms | p50 | p99 |
                |---|---|---|
                %s
                %s
                %s
                %s
                %s

                The services bear **%.0f requests a second** (p99 ≤ 100 ms, no error, ≤ 1 %% degraded). At %.0f a second the median answer takes %.2f ms, %.2f ms more than \
                the same request in one process: the price of three services.""".formatted(
                        circumstances.bundle().manifest().dataset(),
                        circumstances.bundle().catalog().size(),
                        circumstances.bundle().version(),
                        circumstances.index(),
                        circumstances.people().size(),
                        circumstances.installation().database() == null ? "SQLite, in the gateway" : "PostgreSQL",
                        row("reference network, 300 rows", alone.reference()),
                        row("served DCN with its features, 300 rows", alone.ranking()),
                        row("user tower", alone.tower()),
                        row("index search", alone.search()),
                        row("the whole request, without HTTP", alone.whole()),
                        sweep.saturationRps(),
                        quiet.rate(),
                        quiet.p50Ms(),
                        quiet.p50Ms() - alone.whole().p50Ms());
    }

    private static String row(String name, Quantiles times) {
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f |", name, times.p50Ms(), times.p99Ms());
    }
}
