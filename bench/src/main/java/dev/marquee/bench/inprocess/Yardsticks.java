package dev.marquee.bench.inprocess;

import dev.marquee.bench.latency.Quantiles;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.file.DurableFile;
import dev.marquee.core.history.History;
import dev.marquee.index.IndexKind;
import dev.marquee.tensorflow.reference.ReferenceNetwork;
import dev.marquee.training.evaluation.ServedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of a request cost in one process, alone on the machine: round by round, so that whatever else the machine
 * does slows down all of them.
 *
 * @param reference the reference network, 300 rows
 * @param tower the user tower
 * @param search the index, 300 candidates
 * @param ranking features and network, 300 rows
 * @param whole history to page, with all of the above, without HTTP
 */
public record Yardsticks(Quantiles reference, Quantiles tower, Quantiles search, Quantiles ranking, Quantiles whole) {
    private static final int ROUNDS = 10;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int CALLS = 150;

    /**
     * Measures.
     *
     * @param histories asked in turn, at least one
     */
    public static Yardsticks measure(Bundle bundle, IndexKind kind, List<History> histories) throws IOException {
        Path folder = Files.createTempDirectory("marquee-reference");
        try (ReferenceNetwork network = ReferenceNetwork.create(folder.resolve("model"));
                Stages stages = Stages.of(bundle, kind)) {
            List<Long> reference = new ArrayList<>();
            List<Stages.Times> times = new ArrayList<>();
            int asked = 0;
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                if (round == WARM_UP_ROUNDS) {
                    reference.clear();
                    times.clear();
                }
                for (int call = 0; call < CALLS; call++) {
                    reference.add((long) (network.call() * 1e6));
                }
                for (int call = 0; call < CALLS; call++) {
                    times.add(stages.run(histories.get(asked++ % histories.size()), ServedModel.CANDIDATES));
                }
            }
            return of(reference, times);
        } finally {
            DurableFile.deleteTree(folder);
        }
    }

    private static Yardsticks of(List<Long> reference, List<Stages.Times> times) {
        return new Yardsticks(
                Quantiles.of(reference.stream().mapToLong(nanos -> nanos)),
                Quantiles.of(times.stream().mapToLong(Stages.Times::tower)),
                Quantiles.of(times.stream().mapToLong(Stages.Times::search)),
                Quantiles.of(times.stream().mapToLong(Stages.Times::ranking)),
                Quantiles.of(times.stream().mapToLong(Stages.Times::whole)));
    }
}
