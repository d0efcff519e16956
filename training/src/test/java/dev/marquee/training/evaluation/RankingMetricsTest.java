package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
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

    @RepeatedTest(50)
    void agreesWithASlowOracle(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RankingMetrics.Collector collector = new RankingMetrics.Collector();
        double squares = 0;
        double absolutes = 0;
        double ndcg = 0;
        double reciprocal = 0;
        int ratings = 0;
        for (int user = 0; user < 4; user++) {
            int size = 1 + random.nextInt(25);
            float[] predicted = new float[size];
            float[] actual = new float[size];
            int[] ordinals = IntStream.range(0, size).map(i -> 7 * i).toArray();
            for (int i = 0; i < size; i++) {
                predicted[i] = (1 + random.nextInt(10)) / 2f;
                actual[i] = (1 + random.nextInt(10)) / 2f;
                squares += Math.pow(predicted[i] - actual[i], 2);
                absolutes += Math.abs(predicted[i] - actual[i]);
            }
            ratings += size;
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            order.sort(Comparator.comparing((Integer i) -> -predicted[i]));
            List<Integer> best = new ArrayList<>(order);
            best.sort(Comparator.comparing((Integer i) -> -actual[i]));
            ndcg += gain(order, actual) / gain(best, actual);
            int liked = IntStream.range(0, size)
                    .filter(place -> actual[order.get(place)] >= 4)
                    .findFirst()
                    .orElse(-1);
            reciprocal += liked < 0 ? 0 : 1.0 / (liked + 1);
            collector.add(predicted, actual, ordinals);
        }
        RankingMetrics metrics = collector.metrics();
        assertThat(metrics.rmse()).isEqualTo(Math.sqrt(squares / ratings), within(1e-9));
        assertThat(metrics.mae()).isEqualTo(absolutes / ratings, within(1e-9));
        assertThat(metrics.ndcg10()).isEqualTo(ndcg / 4, within(1e-9));
        assertThat(metrics.mrr()).isEqualTo(reciprocal / 4, within(1e-9));
    }

    private static double gain(List<Integer> order, float[] actual) {
        return IntStream.range(0, Math.min(10, order.size()))
                .mapToDouble(place -> (Math.pow(2, actual[order.get(place)]) - 1) / log2(place + 2))
                .sum();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
