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

/** {@link RetrievalMetrics}, against cases worked out by hand and a slow oracle. */
class RetrievalMetricsTest {
    private static RetrievalMetrics of(float[] scores, int[] seen, int[] held) {
        RetrievalMetrics.Collector collector = new RetrievalMetrics.Collector();
        collector.add(scores, seen, held);
        return collector.metrics(scores.length);
    }

    @Test
    void oneUserByHand() {
        // Order: 3, 0, 1, 2, 4; without the seen 3: 0 (rank 1), 1 (rank 2), 2 (rank 3), 4 (rank 4).
        RetrievalMetrics metrics = of(new float[] {8, 7, 6, 9, 5}, new int[] {3}, new int[] {1, 4});
        assertThat(metrics.top100()).isEqualTo(1);
        assertThat(metrics.mrr()).isEqualTo((1 / 2.0 + 1 / 4.0) / 2, within(1e-12));
        assertThat(metrics.recall20()).isEqualTo(1);
        double ideal = 1 + 1 / log2(3);
        assertThat(metrics.ndcg10()).isEqualTo((1 / log2(3) + 1 / log2(5)) / ideal, within(1e-12));
        // Negatives 0 and 2: movie 1 is above one of the two, movie 4 above none.
        assertThat(metrics.auc()).isEqualTo((0.5 + 0) / 2, within(1e-12));
        assertThat(metrics.coverage()).isEqualTo(4 / 5.0);
    }

    @Test
    void tiesAreBrokenByOrdinal() {
        assertThat(of(new float[] {1, 1, 1}, new int[] {}, new int[] {1}).mrr()).isEqualTo(0.5);
    }

    @Test
    void seenMoviesPushHeldOutOnesDownOnlyWhereTheyAreKept() {
        float[] scores = new float[250];
        int[] seen = IntStream.range(0, 100).toArray();
        for (int movie : seen) {
            scores[movie] = 2;
        }
        scores[120] = 1;
        RetrievalMetrics metrics = of(scores, seen, new int[] {120});
        assertThat(metrics.top100()).isEqualTo(1);
        assertThat(metrics.top100SeenKept()).isZero();
    }

    @Test
    void top100IsPooledOverRatingsAndRecallOverUsers() {
        RetrievalMetrics.Collector collector = new RetrievalMetrics.Collector();
        float[] scores = new float[200];
        scores[0] = 1;
        collector.add(scores, new int[] {}, new int[] {0});
        collector.add(scores, new int[] {}, new int[] {150, 160, 170});
        RetrievalMetrics metrics = collector.metrics(200);
        assertThat(metrics.top100()).isEqualTo(1 / 4.0);
        assertThat(metrics.recall20()).isEqualTo(1 / 2.0);
        assertThat(metrics.users()).isEqualTo(2);
        assertThat(metrics.ratings()).isEqualTo(4);
    }

    @RepeatedTest(50)
    void agreesWithASlowOracle(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int movies = 150 + random.nextInt(100);
        float[] scores = new float[movies];
        for (int i = 0; i < movies; i++) {
            scores[i] = random.nextInt(30) - 15;
        }
        int[] drawn = random.ints(0, movies).distinct().limit(20).toArray();
        int[] seen = IntStream.range(0, 12).map(i -> drawn[i]).toArray();
        int[] held = IntStream.range(12, 20).map(i -> drawn[i]).toArray();

        List<Integer> order = new ArrayList<>(IntStream.range(0, movies).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(Comparator.naturalOrder()));
        IntStream.of(seen).forEach(movie -> order.remove((Integer) movie));
        double hits = 0;
        double reciprocal = 0;
        double pairs = 0;
        double[] found = new double[101];
        double[] gains = new double[101];
        for (int movie : held) {
            int rank = order.indexOf(movie) + 1;
            hits += rank <= 100 ? 1 : 0;
            reciprocal += 1.0 / rank;
            for (int top = rank; top <= 100; top++) {
                found[top]++;
                gains[top] += 1 / log2(rank + 1);
            }
            double below = 0;
            for (int other : order) {
                boolean negative = IntStream.of(held).noneMatch(h -> h == other);
                below += negative && order.indexOf(other) > order.indexOf(movie) ? 1 : 0;
            }
            pairs += below / (order.size() - held.length);
        }
        double ideal = IntStream.rangeClosed(1, held.length)
                .mapToDouble(rank -> 1 / log2(rank + 1))
                .sum();
        RetrievalMetrics metrics = of(scores, seen, held);
        assertThat(metrics.top100()).isEqualTo(hits / held.length, within(1e-12));
        assertThat(metrics.mrr()).isEqualTo(reciprocal / held.length, within(1e-12));
        assertThat(metrics.auc()).isEqualTo(pairs / held.length, within(1e-9));
        assertThat(metrics.recall20()).isEqualTo(found[20] / held.length, within(1e-12));
        assertThat(metrics.recall50()).isEqualTo(found[50] / held.length, within(1e-12));
        assertThat(metrics.ndcg10()).isEqualTo(gains[10] / ideal, within(1e-12));
        assertThat(metrics.ndcg100()).isEqualTo(gains[100] / ideal, within(1e-12));
        assertThat(metrics.hitRate100()).isEqualTo(hits > 0 ? 1 : 0);
        assertThat(metrics.coverage()).isEqualTo(10.0 / movies, within(1e-12));
    }

    @Test
    void whatAUserContributesSumsUpToTheWhole() {
        RetrievalMetrics.Collector collector = new RetrievalMetrics.Collector();
        float[] scores = new float[200];
        scores[0] = 1;
        RetrievalMetrics.User first = collector.add(scores, new int[] {}, new int[] {0});
        RetrievalMetrics.User second = collector.add(scores, new int[] {}, new int[] {150, 99, 170});
        assertThat(first.top100()).isEqualTo(1);
        assertThat(second.found()).containsExactly(false, true, false);
        RetrievalMetrics metrics = collector.metrics(200);
        assertThat(metrics.top100()).isEqualTo((first.top100() + second.top100()) / 4.0);
        assertThat(metrics.ndcg10()).isEqualTo((first.ndcg10() + second.ndcg10()) / 2, within(1e-12));
        assertThat(metrics.hitRate100()).isEqualTo(1);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
