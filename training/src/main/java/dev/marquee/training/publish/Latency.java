package dev.marquee.training.publish;

import dev.marquee.core.file.DurableFile;
import dev.marquee.tensorflow.reference.ReferenceNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a request takes in this process beside the reference network, call by call, so that what else the machine does
 * slows down both.
 *
 * @param served times of requests
 * @param reference times of the reference network
 */
record Latency(Times served, Times reference) {
    private static final int ROUNDS = 3;
    private static final int CALLS = 150;
    private static final int WARM_UP = 50;

    /** Measures up to three rounds, until one keeps to the limits: other work on the machine can only add to a round. */
    static Latency measure(ReplayedRequests requests, Limits limits) throws IOException {
        Path folder = Files.createTempDirectory("marquee-reference");
        try (ReferenceNetwork network = ReferenceNetwork.create(folder.resolve("model"))) {
            requests.warmUp();
            for (int i = 0; i < WARM_UP; i++) {
                network.call();
            }
            Latency last = round(requests, network);
            for (int round = 1; round < ROUNDS && !last.checks(limits).stream().allMatch(Check::passed); round++) {
                last = round(requests, network);
            }
            return last;
        } finally {
            DurableFile.deleteTree(folder);
        }
    }

    private static Latency round(ReplayedRequests requests, ReferenceNetwork network) {
        double[] served = new double[CALLS];
        double[] reference = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            served[i] = requests.ask();
            reference[i] = network.call();
        }
        return new Latency(Times.of(served), Times.of(reference));
    }

    /** Median and 99th percentile. */
    List<Check> checks(Limits limits) {
        double ratio = served.p50() / reference.p50();
        return List.of(
                new Check(
                        "latency, median",
                        "%.2f ms, %.2f × the reference network's %.2f ms"
                                .formatted(served.p50(), ratio, reference.p50()),
                        "%.1f ×".formatted(limits.referenceRatio()),
                        ratio <= limits.referenceRatio()),
                new Check(
                        "latency, 99th percentile",
                        "%.2f ms, the reference network's %.2f ms".formatted(served.p99(), reference.p99()),
                        "%.0f ms".formatted(limits.p99Millis()),
                        served.p99() <= limits.p99Millis()));
    }
}
