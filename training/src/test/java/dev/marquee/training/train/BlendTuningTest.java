package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.evaluation.ListMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link BlendTuning}. */
class BlendTuningTest {
    private static ListMetrics metrics(double ndcg, double graded) {
        return new ListMetrics(ndcg, graded, 0, 0, 0, 0);
    }

    @Test
    void theMostLikedListIsTakenOfThoseThatFindAsMuchAsRetrieval() {
        assertThat(BlendTuning.best(
                        List.of(metrics(0.18, 0.19), metrics(0.21, 0.16), metrics(0.2, 0.17), metrics(0.2, 0.15))))
                .isEqualTo(2);
    }

    @Test
    void rankingHasMoreSayWhereListsAreEqual() {
        assertThat(BlendTuning.best(List.of(metrics(0.2, 0.15), metrics(0.2, 0.15), metrics(0.2, 0.15))))
                .isZero();
    }

    @Test
    void retrievalDecidesWhereAnyBlendFindsLess() {
        assertThat(BlendTuning.best(List.of(metrics(0.1, 0.19), metrics(0.19, 0.18), metrics(0.2, 0.15))))
                .isEqualTo(2);
    }
}
