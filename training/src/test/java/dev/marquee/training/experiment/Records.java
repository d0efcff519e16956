package dev.marquee.training.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records for tests. */
final class Records {
    private Records() {}

    static RunRecord.Plan plan(String command, int dimension) {
        return new RunRecord.Plan(
                command,
                null,
                "tiny-1",
                Map.of("twoTower", Map.of("dimension", dimension, "epochs", 30)),
                List.of(42L));
    }

    static RunRecord.Outcome outcome(double ndcg) {
        return new RunRecord.Outcome(
                Map.of("ndcg@10", ndcg),
                Map.of("retrieval", Map.of("ease+metadata", Map.of("ndcg@10", ndcg)), "protocol", "B"),
                Map.of(
                        "two-tower",
                        Map.of(
                                "metric",
                                "ndcg@10",
                                "points",
                                List.of(
                                        Map.of("epoch", 1, "loss", 5.5),
                                        Map.of("epoch", 2, "loss", 4.5, "validation", 0.25)))));
    }

    /** Records a run that ends well. */
    static RunRecord recorded(Path runs, int dimension, double ndcg) throws IOException {
        return new RunRecorder(new RunsFolder(runs), Optional.empty(), new PrintWriter(System.err))
                .record(plan("train", dimension), () -> outcome(ndcg));
    }
}
