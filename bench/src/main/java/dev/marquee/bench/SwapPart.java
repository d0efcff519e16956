package dev.marquee.bench;

import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.load.SwapTest;
import dev.marquee.bench.load.Swaps;
import dev.marquee.bench.service.ServiceName;
import dev.marquee.bench.service.Services;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bundles exchanged under load. There are three, the served one and two copies of it with manifests of their own: services
 * hold two, so that each swap really loads one.
 */
final class SwapPart {
    private static final int BUNDLES = 3;
    private static final long LONGEST_SWAP_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 250;

    private final Circumstances circumstances;
    private final Report report;

    SwapPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** Exchanges bundles so often while so many requests come a second. */
    void measure(double rate, int swaps) throws IOException, InterruptedException {
        var models = new ModelsFolder(circumstances.installation().scratch().resolve("models"));
        List<Bundle> bundles = bundles(models);
        models.makeCurrent(bundles.getFirst());
        try (Services services = Services.start(
                        circumstances.installation(), circumstances.ports(), models.path(), circumstances.index());
                LoadTest load = new LoadTest(services, circumstances.people(), circumstances.say())) {
            load.warmUp();
            circumstances.say().accept("%d swaps at %.0f requests a second".formatted(swaps, rate));
            var test = new SwapTest(services, load.requests(), circumstances.say());
            report(test.run(rate, swaps, number -> swap(services, models, bundles.get(number % BUNDLES))));
        }
    }

    private List<Bundle> bundles(ModelsFolder models) throws IOException {
        Path served = circumstances.models().resolve(circumstances.bundle().version());
        copy(served, models.path().resolve(circumstances.bundle().version()));
        List<Bundle> bundles = new ArrayList<>();
        bundles.add(models.open(circumstances.bundle().version()));
        while (bundles.size() < BUNDLES) {
            String reason = "copy %d, to exchange bundles under load".formatted(bundles.size());
            bundles.add(models.forced(
                    bundles.getFirst(),
                    new Manifest.Forced(
                            Instant.EPOCH.plusSeconds(bundles.size()).toString(),
                            circumstances.bundle().version(),
                            List.of(reason))));
        }
        return bundles;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Publishes one and waits until every service says that it serves it. */
    private static void swap(Services services, ModelsFolder models, Bundle next)
            throws IOException, InterruptedException {
        models.makeCurrent(next);
        long start = System.nanoTime();
        for (ServiceName name : ServiceName.values()) {
            while (!services.process(name).serves(next.version())) {
                if (System.nanoTime() - start > LONGEST_SWAP_NANOS) {
                    throw new IOException("%s does not serve %s after a minute".formatted(name.text(), next.version()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void report(Swaps swaps) {
        List<Bar> bars = List.of(
                Bar.atMost("failed requests", (double) swaps.failed(), 0),
                Bar.atMost("degraded share", swaps.degradedShare(), 0.001),
                Bar.atMost(
                        "worst p99 of 10 s, × that without swaps", swaps.worstWindowP99Ms() / swaps.steadyP99Ms(), 3),
                Bar.atMost("memory of a service, change since a tenth of the swaps", swaps.drift(), 0.1));
        report.figure("swap", swaps);
        report.figure("swapBars", bars);
        report.section("""
                ### Hot swap

                %d swaps in %.0f s, each of a bundle that no service held, at %.0f requests a second (%,d in all). \
                p99 without swaps %.2f ms, in the worst 10 s %.2f ms, in the median 10 s %.2f ms. \
                Milliseconds of processor that a swap takes: %s.

                %s""".formatted(
                        swaps.swaps(),
                        swaps.seconds(),
                        swaps.rate(),
                        swaps.requests(),
                        swaps.steadyP99Ms(),
                        swaps.worstWindowP99Ms(),
                        swaps.medianWindowP99Ms(),
                        Arrays.stream(ServiceName.values())
                                .map(name -> "%s %.0f"
                                        .formatted(name.text(), swaps.cpuMs().get(name)))
                                .collect(Collectors.joining(", ")),
                        Bar.table(bars)));
    }
}
