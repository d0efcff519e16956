package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link ListMetrics}, worked out by hand and against a slow oracle. */
class ListMetricsTest {
    private static ListMetrics of(int[] shown, int[] held, float[] ratings) {
        ListMetrics.Collector collector = new ListMetrics.Collector(20);
        collector.add(shown, held, ratings, new int[20]);
        return collector.metrics();
    }

    @Test
    void oneUserByHand() {
        ListMetrics metrics = of(new int[] {7, 8, 9}, new int[] {8, 5}, new float[] {2, 4});
        double ideal = 1 + 1 / log2(3);
        assertThat(metrics.ndcg10()).isEqualTo(1 / log2(3) / ideal, within(1e-12));
        assertThat(metrics.gradedNdcg10()).isEqualTo(3 / log2(3) / (15 + 3 / log2(3)), within(1e-12));
        assertThat(metrics.mrr10()).isEqualTo(0.5);
        assertThat(metrics.hitRate10()).isEqualTo(1);
    }

    @Test
    void onlyTheFirstTenCount() {
        int[] shown = IntStream.rangeClosed(1, 11).toArray();
        ListMetrics metrics = of(shown, new int[] {11}, new float[] {5});
        assertThat(metrics.hitRate10()).isZero();
        assertThat(metrics.ndcg10()).isZero();
        assertThat(metrics.coverage10()).isEqualTo(10 / 20.0);
    }

    @Test
    void theBestListScoresOne() {
        ListMetrics metrics = of(new int[] {2, 1}, new int[] {1, 2}, new float[] {1, 5});
        assertThat(metrics.ndcg10()).isEqualTo(1, within(1e-12));
        assertThat(metrics.gradedNdcg10()).isEqualTo(1, within(1e-12));
    }

    @Test
    void coverageAndPopularityAreOfAllListsTogether() {
        ListMetrics.Collector collector = new ListMetrics.Collector(4);
        int[] counts = {9, 5, 1, 0};
        collector.add(new int[] {0, 1}, new int[] {3}, new float[] {4}, counts);
        collector.add(new int[] {0, 2}, new int[] {3}, new float[] {4}, counts);
        ListMetrics metrics = collector.metrics();
        assertThat(metrics.coverage10()).isEqualTo(3 / 4.0);
        assertThat(metrics.meanPopularity10()).isEqualTo((9 + 5 + 9 + 1) / 4.0);
        assertThat(metrics.hitRate10()).isZero();
    }

    @RepeatedTest(50)
    void agreesWithASlowOracle(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int[] counts = random.ints(40, 0, 9).toArray();
        ListMetrics.Collector collector = new ListMetrics.Collector(40);
        Set<Integer> shown = new HashSet<>();
        double ndcg = 0;
        double reciprocal = 0;
        double popularity = 0;
        int hits = 0;
        int users = 5;
        for (int user = 0; user < users; user++) {
            int[] drawn = random.ints(0, 40).distinct().limit(30).toArray();
            int[] list = Arrays.copyOf(drawn, 12);
            int[] held = Arrays.copyOfRange(drawn, 9, 9 + 1 + random.nextInt(15));
            float[] ratings = new float[held.length];
            Arrays.fill(ratings, 3);
            collector.add(list, held, ratings, counts);
            Set<Integer> wanted = new HashSet<>(IntStream.of(held).boxed().toList());
            double gain = 0;
            double ideal = 0;
            int first = 0;
            for (int place = 1; place <= 10; place++) {
                int movie = list[place - 1];
                shown.add(movie);
                popularity += counts[movie];
                gain += wanted.contains(movie) ? 1 / log2(place + 1) : 0;
                ideal += place <= held.length ? 1 / log2(place + 1) : 0;
                first = first == 0 && wanted.contains(movie) ? place : first;
            }
            ndcg += gain / ideal;
            reciprocal += first == 0 ? 0 : 1.0 / first;
            hits += first == 0 ? 0 : 1;
        }
        ListMetrics metrics = collector.metrics();
        assertThat(metrics.ndcg10()).isEqualTo(ndcg / users, within(1e-12));
        assertThat(metrics.gradedNdcg10()).isEqualTo(ndcg / users, within(1e-12));
        assertThat(metrics.mrr10()).isEqualTo(reciprocal / users, within(1e-12));
        assertThat(metrics.hitRate10()).isEqualTo(hits / (double) users, within(1e-12));
        assertThat(metrics.coverage10()).isEqualTo(shown.size() / 40.0, within(1e-12));
        assertThat(metrics.meanPopularity10()).isEqualTo(popularity / (10.0 * users), within(1e-12));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
