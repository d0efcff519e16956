package dev.marquee.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.tensorflow.TensorFlowNatives;
import dev.marquee.training.split.LearnedMovies;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** {@link MovieTable}: some rows are those of all. */
class MovieTableIT {
    private static final int DIMENSION = 3;

    @BeforeAll
    static void load() {
        TensorFlowNatives.load();
    }

    /** A table of movies whose ordinals are their rows. */
    private static MovieTable table(Ops tf, float[] own, float[] features, int[]... movieFeatures) {
        int[] counts = new int[movieFeatures.length];
        Arrays.fill(counts, 1);
        FlatFeatures flat = FlatFeatures.of(LearnedMovies.of(counts), movieFeatures, features.length / DIMENSION);
        return new MovieTable(tf, matrix(tf, own), matrix(tf, features), flat);
    }

    private static Operand<TFloat32> matrix(Ops tf, float[] values) {
        return tf.constant(Tensors.of(values, values.length / DIMENSION, DIMENSION));
    }

    private static float[] fetch(Graph graph, Operand<TFloat32> output) {
        try (Session session = new Session(graph);
                Result result = session.runner().fetch(output).run()) {
            return Tensors.read((TFloat32) result.get(0));
        }
    }

    private static float[] gaussians(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void aMovieIsItsOwnVectorAndItsFeaturesOverTheRootOfTheirNumber() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            float[] own = {0, 0, 0, 10, 20, 30};
            float[] features = {1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1};
            MovieTable table = table(tf, own, features, new int[] {0}, new int[] {1, 2, 3, 4});

            float[] rows = fetch(graph, table.of(tf.array(1, 0, 1)));

            assertThat(rows).containsExactly(new float[] {11, 21, 31, 1, 1, 1, 11, 21, 31}, within(1e-6f));
        }
    }

    @RepeatedTest(10)
    void someRowsAndTheirGradientsAreThoseOfAll(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int movies = 1 + random.nextInt(20);
        int[][] movieFeatures = new int[movies][];
        Arrays.setAll(
                movieFeatures,
                _ -> random.ints(1 + random.nextInt(5), 0, 8).distinct().toArray());
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            MovieTable table =
                    table(tf, gaussians(random, movies * DIMENSION), gaussians(random, 8 * DIMENSION), movieFeatures);
            int[] asked = random.ints(1 + random.nextInt(30), 0, movies).toArray();
            Operand<TInt32> rows = tf.constant(asked);
            Operand<TFloat32> some = table.of(rows);
            Operand<TFloat32> gathered = tf.gather(table.all(), rows, tf.constant(0));

            assertThat(fetch(graph, some)).containsExactly(fetch(graph, gathered), within(1e-5f));
            for (Operand<TFloat32> input : List.of(table.own(), table.features())) {
                assertThat(fetch(graph, gradient(tf, some, input)))
                        .containsExactly(fetch(graph, gradient(tf, gathered, input)), within(1e-4f));
            }
        }
    }

    private static Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> output, Operand<TFloat32> input) {
        return tf.gradients(tf.nn.l2Loss(output), List.of(input)).dy(0);
    }
}
