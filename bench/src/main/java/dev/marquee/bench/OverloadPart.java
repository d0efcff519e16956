package dev.marquee.bench;

import dev.marquee.bench.load.LoadPoint;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.load.Overload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Three times the load that is borne. */
final class OverloadPart {
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final double BUDGET_MS = 400;

    private final Circumstances circumstances;
    private final Report report;

    OverloadPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** Loads services that are warm. */
    void measure(LoadTest load, double saturation) throws IOException {
        circumstances.say().accept("three times what is borne, %.0f/s".formatted(3 * saturation));
        Overload overload = load.overload(saturation, TIME);
        LoadPoint point = overload.point();
        List<Bar> bars = List.of(
                Bar.atMost("p99.9 seen by the client, ms", point.p999Ms(), BUDGET_MS + 100),
                Bar.atMost("the longest time that an answer states, ms", point.largestTotalMs(), BUDGET_MS),
                Bar.atMost("answers that are neither a list nor a 503 with Retry-After", (double) point.errors(), 0),
                Bar.atLeast(
                        "complete lists a second, × those at saturation",
                        point.fullRate() / (LoadTest.LIST_SHARE * saturation),
                        0.6),
                Bar.atMost("memory of a service at the end, × that after 10 s", overload.growth(), 1.1),
                Bar.atMost("seconds until all is normal after the load", overload.recoverySeconds(), 5));
        report.figure("overload", overload);
        report.figure("overloadBars", bars);
        report.section("""
                ### Overload

                Three times the saturation, %.0f requests a second, for %d s after 10 s of it; then a quarter of the saturation. %,d requests: %.0f complete lists a second, \
                %.1f %% of the lists degraded, %,d refused with `Retry-After`, %,d errors.%s

                %s""".formatted(
                        point.rate(),
                        TIME.toSeconds(),
                        point.requests(),
                        point.fullRate(),
                        100 * point.degradedShare(),
                        point.refused(),
                        point.errors(),
                        point.firstError() == null ? "" : " The first: " + point.firstError(),
                        Bar.table(bars)));
    }
}
