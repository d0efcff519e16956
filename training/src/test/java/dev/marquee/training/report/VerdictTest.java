package dev.marquee.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link Verdict} and {@link Outcome}. */
class VerdictTest {
    @Test
    void saysWhomTheFirstModelBeatsAndWhomItDoesNot() {
        assertThat(Verdict.of(Reports.report()))
                .containsExactly("Retrieval, top-100 accuracy: ours with 0.3000 ± 0.0100 is better than rival; not told"
                        + " apart from other.");
    }

    @Test
    void aSmallerErrorIsTheBetterOne() {
        assertThat(Outcome.ofOther(new ProtocolReport.Comparison("ranking", "rmse", "a", "b", -0.1, -0.2, -0.05, true)))
                .isEqualTo(Outcome.WORSE);
        assertThat(Outcome.ofOther(new ProtocolReport.Comparison("ranking", "rmse", "a", "b", 0.1, 0.05, 0.2, true)))
                .isEqualTo(Outcome.BETTER);
        assertThat(Outcome.ofOther(Reports.compared("b", 0.1, 0.05, 0.2))).isEqualTo(Outcome.WORSE);
        assertThat(Outcome.ofOther(Reports.compared("b", 0.1, -0.05, 0.2))).isEqualTo(Outcome.EQUAL);
    }

    @Test
    void saysWhatHeldOutUsersKeep() {
        ProtocolReport report = Reports.report();
        ProtocolReport heldOut = new ProtocolReport(
                report.dataset(),
                "D",
                report.description(),
                report.seeds(),
                report.splits(),
                report.retrieval(),
                report.ranking(),
                report.endToEnd(),
                report.bands(),
                report.calibration(),
                report.curves(),
                report.choices(),
                List.of(Reports.compared("A", -0.01, -0.02, -0.005)),
                Map.of("retrieval", Map.of("ours", Map.of("ndcg@10", 0.969))),
                Map.of(),
                Map.of(),
                List.of());
        assertThat(Verdict.of(heldOut))
                .containsExactly(
                        "Retrieval, held-out users: ours keeps 96.9 % of the nDCG@10 that it has with users who"
                                + " trained.");
    }
}
