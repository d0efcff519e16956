package dev.marquee.bench;

import dev.marquee.bench.inprocess.Yardsticks;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.service.ServiceName;
import dev.marquee.bench.service.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures the parts that were asked for, one after the other. */
final class Run {
    private static final int LARGE = 62_000;
    private static final int LARGEST = 500_000;
    private static final double SWAP_SHARE = 0.25;

    private final Circumstances circumstances;
    private final Report report;
    private double saturation;
    private Map<ServiceName, Double> resident = Map.of();

    Run(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** Exchanges bundles under one rate and measures nothing else. */
    void swaps(double rate, int swaps) throws IOException, InterruptedException {
        new SwapPart(circumstances, report).measure(rate, swaps);
    }

    /**
     * Measures one rate and nothing else.
     *
     * @throws IOException if a request failed
     */
    void single(double rate) throws IOException, InterruptedException {
        try (Services services = start();
                LoadTest load = new LoadTest(services, circumstances.people(), circumstances.say())) {
            load.warmUp(rate, circumstances.point().dividedBy(2));
            new LoadPart(circumstances, report).point(load, rate);
        }
    }

    /**
     * Finds the rate that is borne, and measures it for the time of a point. The yardsticks of a whole curve would disturb services that
     * somebody else has started.
     *
     * @throws IOException if a request failed at that rate
     */
    void saturation() throws IOException, InterruptedException {
        try (Services services = start();
                LoadTest load = warm(services)) {
            new LoadPart(circumstances, report).point(load, load.roughSaturation());
        }
    }

    /**
     * Measures these parts.
     *
     * @param plot takes a picture of the load
     * @param swaps how often bundles are exchanged
     */
    void measure(Set<Part> parts, boolean large, Path plot, int swaps) throws IOException, InterruptedException {
        if (parts.contains(Part.LOAD) || parts.contains(Part.OVERLOAD) || parts.contains(Part.SWAP)) {
            underLoad(parts, plot);
        }
        if (parts.contains(Part.SERVICES)) {
            new ServicesPart(circumstances, report).measure(resident);
        }
        if (parts.contains(Part.INDEX)) {
            new IndexPart(circumstances, report).compare();
        }
        if (parts.contains(Part.GROWTH)) {
            new GrowthPart(circumstances, report).measure(catalogues(large));
        }
        if (parts.contains(Part.FEED)) {
            new FeedPart(circumstances, report).measure();
        }
        if (parts.contains(Part.ANSWERS)) {
            new AnswersPart(circumstances, report).measure();
        }
        if (parts.contains(Part.CAPACITY)) {
            new CapacityPart(circumstances, report).measure();
        }
        if (parts.contains(Part.SWAP)) {
            new SwapPart(circumstances, report).measure(SWAP_SHARE * saturation, swaps);
        }
    }

    private void underLoad(Set<Part> parts, Path plot) throws IOException, InterruptedException {
        var part = new LoadPart(circumstances, report);
        Optional<Yardsticks> alone = parts.contains(Part.LOAD) ? Optional.of(part.alone()) : Optional.empty();
        try (Services services = start();
                LoadTest load = warm(services)) {
            saturation = alone.isPresent() ? part.sweep(load, alone.get(), plot) : load.roughSaturation();
            resident = services.residentMb();
            if (parts.contains(Part.OVERLOAD)) {
                new OverloadPart(circumstances, report).measure(load, saturation);
            }
        }
    }

    private List<Integer> catalogues(boolean large) {
        return circumstances.full() ? List.of(LARGE, LARGEST) : large ? List.of(LARGE) : List.of();
    }

    private Services start() throws IOException, InterruptedException {
        if (circumstances.running()) {
            return Services.running(circumstances.ports());
        }
        circumstances.say().accept("starting the services");
        return Services.start(
                circumstances.installation(), circumstances.ports(), circumstances.models(), circumstances.index());
    }

    private LoadTest warm(Services services) {
        var load = new LoadTest(services, circumstances.people(), circumstances.say());
        load.warmUp();
        return load;
    }
}
