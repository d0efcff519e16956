package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** {@link RankingMetrics}, worked out by hand. */
class RankingMetricsTest {
    private static RankingMetrics of(float[] predicted, float[] actual) {
        RankingMetrics.Collector collector = new RankingMetrics.Collector();
        collector.add(predicted, actual, new int[] {10, 20, 30});
        return collector.metrics();
    }

    @Test
    void oneUserByHand() {
        RankingMetrics metrics = of(new float[] {3, 5, 4}, new float[] {4, 3, 5});
        assertThat(metrics.rmse()).isEqualTo(Math.sqrt((1 + 4 + 1) / 3.0), within(1e-9));
        assertThat(metrics.mae()).isEqualTo(4 / 3.0, within(1e-9));
        // Ordered by prediction the ratings are 3, 5, 4; the best order is 5, 4, 3.
        double dcg = 7 + 31 / log2(3) + 15 / 2.0;
        double ideal = 31 + 15 / log2(3) + 7 / 2.0;
        assertThat(metrics.ndcg10()).isEqualTo(dcg / ideal, within(1e-9));
        assertThat(metrics.mrr()).isEqualTo(1 / 2.0);
    }

    @Test
    void tiesAreBrokenByOrdinal() {
        assertThat(of(new float[] {3, 3, 3}, new float[] {1, 2, 4}).mrr()).isEqualTo(1 / 3.0);
    }

    @Test
    void nobodyLikedAnything() {
        assertThat(of(new float[] {3, 2, 1}, new float[] {1, 2, 3.5f}).mrr()).isZero();
    }

    @Test
    void anOrderWithoutRatingsHasNoErrors() {
        RankingMetrics metrics =
                of(new float[] {3, 2, 1}, new float[] {1, 2, 3}).withoutErrors();
        assertThat(metrics.rmse()).isNull();
        assertThat(metrics.mae()).isNull();
        assertThat(metrics.users()).isEqualTo(1);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
