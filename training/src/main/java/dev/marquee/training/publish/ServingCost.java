package dev.marquee.training.publish;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.training.evaluation.ServedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a bundle states of its own costs: measured once, where it is written. */
public final class ServingCost {
    private static final int REQUESTS = 300;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL_NAME = "model name";

    private ServingCost() {}

    /**
     * Measures requests one after the other, after a warm-up.
     *
     * @param model as it would be served
     * @param loadMillis what it took to load
     */
    public static Manifest.Measured of(ServedModel model, Golden golden, Blend blend, double loadMillis)
            throws IOException {
        ReplayedRequests requests = new ReplayedRequests(model, golden, blend);
        requests.warmUp();
        double[] millis = new double[REQUESTS];
        Arrays.setAll(millis, _ -> requests.ask());
        Times times = Times.of(millis);
        return new Manifest.Measured(
                rounded(loadMillis), rounded(times.p50()), rounded(times.p99()), REQUESTS, machine());
    }

    private static double rounded(double millis) {
        return Math.round(100 * millis) / 100.0;
    }

    private static String machine() throws IOException {
        return "%d cores%s, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    /** Where the system tells. */
    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL_NAME))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        }
    }
}
