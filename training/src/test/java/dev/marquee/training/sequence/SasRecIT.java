package dev.marquee.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.graph.TrainingGraph;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Tensor;

/** {@link SasRec} where everybody watches the movies in the same round, each from a place of his own. */
class SasRecIT {
    private static final int MOVIES = 30;
    private static final SasRecParameters SMALL = new SasRecParameters(16, 2, 10, 12, 64, 0.01f, 0.1f);

    private static UserRatings user(String id, int... ordinals) {
        float[] ratings = new float[ordinals.length];
        Arrays.fill(ratings, 4);
        return new UserRatings(id, ordinals, ratings, new long[ordinals.length]);
    }

    private static TrainingRatings rounds() {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 100; u++) {
            int start = random.nextInt(MOVIES);
            int[] ordinals = new int[15];
            Arrays.setAll(ordinals, i -> (start + i) % MOVIES);
            users.add(user("u" + u, ordinals));
        }
        return new TrainingRatings(MOVIES, users);
    }

    @Test
    void whatComesNextIsLearned() {
        Split split = TimeSplit.lastRating(rounds());
        try (SasRec model = SasRec.tuned(split, SMALL, 1)) {
            RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
            split.test().forEach(held -> metrics.add(model, held));
            assertThat(metrics.metrics(MOVIES).mrr()).isGreaterThan(0.95);
        }
    }

    @Test
    void aSeedGivesTheSameAgain() {
        Split split = TimeSplit.of(rounds());
        UserRatings known = split.test().getFirst().known();
        SasRecParameters brief = new SasRecParameters(8, 1, 10, 2, 64, 0.01f, 0.2f);
        try (SasRec one = SasRec.tuned(split, brief, 1);
                SasRec same = SasRec.tuned(split, brief, 1);
                SasRec other = SasRec.tuned(split, brief, 2)) {
            assertThat(same.scores(known)).isEqualTo(one.scores(known));
            assertThat(other.scores(known)).isNotEqualTo(one.scores(known));
        }
    }

    @Test
    void moviesThatWereNotLearnedComeLastAndAreNotRead() {
        TrainingRatings ratings = new TrainingRatings(MOVIES + 1, rounds().users());
        Split split = TimeSplit.of(ratings);
        try (SasRec model = SasRec.tuned(split, new SasRecParameters(8, 1, 10, 1, 64, 0.01f, 0), 1)) {
            float[] scores = model.scores(user("a", 3, MOVIES, 4));
            assertThat(scores[MOVIES]).isEqualTo(Float.NEGATIVE_INFINITY);
            assertThat(scores).isEqualTo(model.scores(user("a", 3, 4)));
            int[] counts = split.known().counts();
            float[] nothing = model.scores(user("a", MOVIES));
            assertThat(nothing[0]).isEqualTo((float) Math.log(counts[0]));
        }
    }

    /** Scores at each place of each window, as the weights are drawn. */
    private static float[] scores(Window... windows) {
        SasRecModel model = new SasRecModel(SMALL, new float[MOVIES], 1);
        try (TrainingGraph graph = new TrainingGraph(1, model::loss)) {
            Map<String, Tensor> tensors = SasRecBatch.examples(List.of(windows), 0);
            try {
                return graph.compute(SasRecModel.SCORES, tensors);
            } finally {
                tensors.values().forEach(Tensor::close);
            }
        }
    }

    private static Window window(int... inputs) {
        return new Window(inputs, new int[inputs.length]);
    }

    @Test
    void nothingIsReadFromTheFuture() {
        float[] before = scores(window(3, 1, 4, 1, 5));
        float[] after = scores(window(3, 1, 4, 9, 2));
        int same = 3 * MOVIES;
        assertThat(Arrays.copyOf(after, same)).containsExactly(Arrays.copyOf(before, same), within(1e-5f));
        for (int place = 3; place < 5; place++) {
            int at = place * MOVIES;
            assertThat(Arrays.copyOfRange(after, at, at + MOVIES))
                    .isNotEqualTo(Arrays.copyOfRange(before, at, at + MOVIES));
        }
    }

    @Test
    void theOrderIsRead() {
        float[] one = scores(window(3, 1, 4));
        float[] other = scores(window(1, 3, 4));
        int last = 2 * MOVIES;
        assertThat(Math.abs(one[last] - other[last])).isGreaterThan(1e-4f);
    }

    @Test
    void aWindowIsReadAloneWhateverIsBesideIt() {
        float[] alone = scores(window(3, 1));
        float[] beside = scores(window(3, 1), window(9, 8, 7, 6, 5));
        assertThat(Arrays.copyOf(beside, alone.length)).containsExactly(alone, within(1e-5f));
    }

    @Test
    void theLossFallsAsItsGradientSays() {
        // Against differences: the loss is written so that its gradient is that of the cross entropy.
        SasRecModel model = new SasRecModel(SMALL, new float[MOVIES], 1);
        try (TrainingGraph graph = new TrainingGraph(1, model::loss)) {
            Map<String, Tensor> tensors = SasRecBatch.examples(List.of(window(3, 1, 4)), 0);
            try {
                float first = graph.step(tensors, 0.01f);
                assertThat(first).isEqualTo((float) Math.log(MOVIES), within(1f));
                float last = first;
                for (int step = 0; step < 30; step++) {
                    last = graph.step(tensors, 0.01f);
                }
                assertThat(last).isLessThan(0.1f * first);
            } finally {
                tensors.values().forEach(Tensor::close);
            }
        }
    }
}
