package dev.marquee.bench;

import dev.marquee.bench.service.ServiceName;
import dev.marquee.bench.service.StartTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Start and memory of each service. */
final class ServicesPart {
    private static final double MOST_SECONDS = 8;
    private static final int SMALL_CATALOGUE = 20_000;
    private static final double MOST_MB = 600;
    private static final double MOST_MB_OF_LARGE = 1_024;

    private final Circumstances circumstances;
    private final Report report;

    ServicesPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /**
     * Starts each service alone.
     *
     * @param loaded memory of each after load; where it is not known, that after a start counts
     */
    void measure(Map<ServiceName, Double> loaded) throws IOException, InterruptedException {
        List<StartTimes.Start> starts = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        int movies = circumstances.bundle().catalog().size();
        double mostMb = movies <= SMALL_CATALOGUE ? MOST_MB : MOST_MB_OF_LARGE;
        for (ServiceName name : ServiceName.values()) {
            StartTimes.Start start = StartTimes.measure(
                    circumstances.installation(),
                    name,
                    circumstances.ports(),
                    circumstances.models(),
                    circumstances.index());
            start = start.occupying(loaded.getOrDefault(name, start.residentMb()));
            circumstances.say().accept("%s: ready after %.1f s".formatted(name.text(), start.readyS()));
            starts.add(start);
            bars.add(Bar.atMost(name.text() + ": start to ready, s", start.readyS(), MOST_SECONDS));
            bars.add(Bar.atMost(name.text() + ": resident memory, MB", start.residentMb(), mostMb));
        }
        report.figure("services", starts);
        report.figure("serviceBars", bars);
        report.section(String.format(
                Locale.ROOT,
                "### Start and memory%n%nEach service started alone, the median of five; resident memory %s, with %,d movies.%n%n%s",
                loaded.isEmpty() ? "when it is ready" : "after the load above",
                movies,
                Bar.table(bars)));
    }
}
