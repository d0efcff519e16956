package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.blend.RankedMovie;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link ListMetrics}, worked out by hand. */
class ListMetricsTest {
    private static ListMetrics of(List<Integer> shown, int[] held, float[] ratings) {
        ListMetrics.Collector collector = new ListMetrics.Collector();
        collector.add(shown.stream().map(id -> new RankedMovie(id, 0, null)).toList(), held, ratings);
        return collector.metrics();
    }

    @Test
    void oneUserByHand() {
        ListMetrics metrics = of(List.of(7, 8, 9), new int[] {8, 5}, new float[] {2, 4});
        double ideal = 1 + 1 / log2(3);
        assertThat(metrics.ndcg10()).isEqualTo(1 / log2(3) / ideal, within(1e-12));
        assertThat(metrics.gradedNdcg10()).isEqualTo(3 / log2(3) / (15 + 3 / log2(3)), within(1e-12));
        assertThat(metrics.mrr10()).isEqualTo(0.5);
        assertThat(metrics.hitRate10()).isEqualTo(1);
    }

    @Test
    void onlyTheFirstTenCount() {
        List<Integer> shown = IntStream.rangeClosed(1, 11).boxed().toList();
        ListMetrics metrics = of(shown, new int[] {11}, new float[] {5});
        assertThat(metrics.hitRate10()).isZero();
        assertThat(metrics.ndcg10()).isZero();
    }

    @Test
    void theBestListScoresOne() {
        ListMetrics metrics = of(List.of(2, 1), new int[] {1, 2}, new float[] {1, 5});
        assertThat(metrics.ndcg10()).isEqualTo(1, within(1e-12));
        assertThat(metrics.gradedNdcg10()).isEqualTo(1, within(1e-12));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
