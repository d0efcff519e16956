package dev.marquee.training.twotower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.tensorflow.TensorFlowNatives;
import dev.marquee.training.graph.FlatFeatures;
import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.graph.Tensors;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link SampledSoftmax} against {@link FullSoftmax} as its oracle, on random embeddings. */
class SampledSoftmaxIT {
    private static final int MOVIES = 300;
    private static final int USERS = 200;
    private static final int BATCH = 16;
    private static final int DIMENSION = 4;

    private static final TrainingRatings RATINGS = ratings();
    private static final LearnedMovies LEARNED = LearnedMovies.of(RATINGS.counts());

    @BeforeAll
    static void load() {
        TensorFlowNatives.load();
    }

    /** Twelve movies a user, the first ones far more often. */
    private static TrainingRatings ratings() {
        Random random = new Random(3);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < USERS; u++) {
            int[] ordinals = random.doubles()
                    .mapToInt(x -> (int) (MOVIES * x * x * x))
                    .distinct()
                    .limit(12)
                    .toArray();
            float[] stars = new float[12];
            Arrays.fill(stars, 4);
            users.add(new UserRatings("u" + u, ordinals, stars, new long[12]));
        }
        return new TrainingRatings(MOVIES, users);
    }

    private static SampledSoftmax sampled(int negatives) {
        int[] counts =
                Arrays.stream(LEARNED.ordinals()).map(o -> RATINGS.counts()[o]).toArray();
        return new SampledSoftmax(USERS, LEARNED, counts, BATCH, negatives);
    }

    private static List<HistoryCut> batch(Random random) {
        return random.ints(0, USERS)
                .distinct()
                .limit(BATCH)
                .mapToObj(u -> HistoryCut.of(RATINGS.users().get(u), 0.5f, 0.3f, random))
                .toList();
    }

    private static float[] gaussians(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** One or two of three features a movie. */
    private static int[][] features() {
        int[][] features = new int[MOVIES][];
        Arrays.setAll(features, ordinal -> ordinal % 2 == 0 ? new int[] {0} : new int[] {1, 2});
        return features;
    }

    /** One softmax in a graph of its own, over constant embeddings, the same for every softmax. */
    private static final class Trial implements AutoCloseable {
        private final Graph graph = new Graph();
        private final Session session;
        private final Softmax softmax;
        private final Operand<TFloat32> loss;
        private final Operand<TFloat32> gradient;

        Trial(Softmax softmax) {
            this.softmax = softmax;
            Ops tf = Ops.create(graph);
            Random random = new Random(17);
            Operand<TFloat32> users = tf.constant(Tensors.of(gaussians(random, BATCH * DIMENSION), BATCH, DIMENSION));
            Operand<TFloat32> own =
                    tf.constant(Tensors.of(gaussians(random, LEARNED.size() * DIMENSION), LEARNED.size(), DIMENSION));
            Operand<TFloat32> features = tf.constant(Tensors.of(gaussians(random, 3 * DIMENSION), 3, DIMENSION));
            MovieTable items = new MovieTable(tf, own, features, FlatFeatures.of(LEARNED, features(), 3));
            Operand<TFloat32> bias = tf.constant(gaussians(random, LEARNED.size()));
            loss = softmax.loss(tf, users, items, bias);
            gradient = tf.gradients(loss, List.of(users)).dy(0);
            session = new Session(graph);
        }

        private float[] fetch(Operand<TFloat32> output, List<HistoryCut> cuts, Random random) {
            Map<String, Tensor> tensors = softmax.tensors(cuts, random);
            Session.Runner runner = session.runner().fetch(output);
            tensors.forEach(runner::feed);
            try (Result result = runner.run()) {
                return Tensors.read((TFloat32) result.get(0));
            } finally {
                tensors.values().forEach(Tensor::close);
            }
        }

        float loss(List<HistoryCut> cuts, Random random) {
            return fetch(loss, cuts, random)[0];
        }

        float[] gradient(List<HistoryCut> cuts, Random random) {
            return fetch(gradient, cuts, random);
        }

        @Override
        public void close() {
            session.close();
            graph.close();
        }
    }

    @Test
    void isTheFullSoftmaxWhenAllMoviesAreDrawn() {
        Random random = new Random(5);
        try (Trial full = new Trial(new FullSoftmax(LEARNED));
                Trial all = new Trial(sampled(MOVIES))) {
            for (int i = 0; i < 5; i++) {
                List<HistoryCut> cuts = batch(random);
                assertThat(all.loss(cuts, random)).isEqualTo(full.loss(cuts, random), within(1e-4f));
                assertThat(all.gradient(cuts, random)).containsExactly(full.gradient(cuts, random), within(1e-4f));
            }
        }
    }

    @Test
    void isOnAverageNearTheFullSoftmaxWhenFewAreDrawn() {
        Random random = new Random(6);
        double fullSum = 0;
        double sampledSum = 0;
        double largest = 0;
        try (Trial full = new Trial(new FullSoftmax(LEARNED));
                Trial few = new Trial(sampled(30))) {
            for (int i = 0; i < 200; i++) {
                List<HistoryCut> cuts = batch(random);
                float exact = full.loss(cuts, random);
                float estimate = few.loss(cuts, random);
                fullSum += exact;
                sampledSum += estimate;
                largest = Math.max(largest, Math.abs(estimate - exact));
            }
        }
        assertThat(sampledSum / fullSum).isEqualTo(1, within(0.02));
        assertThat(largest).as("it does sample").isGreaterThan(0.01);
    }
}
