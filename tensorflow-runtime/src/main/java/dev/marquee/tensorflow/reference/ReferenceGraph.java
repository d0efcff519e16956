package dev.marquee.tensorflow.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The graph of the {@link ReferenceNetwork}: cross layers {@code x ← x₀ ⊙ (Wx + b) + x} (arXiv:2008.13535) beside deep ones. */
final class ReferenceGraph {
    /** Numbers of a row. */
    static final int FIELDS = 10;

    /** Each is from 0 to below this. */
    static final int VOCABULARY = 10_000;

    private static final int WIDTH = 32;
    private static final int CROSS_LAYERS = 3;
    private static final int[] DEEP = {256, 128};

    private final Ops tf;
    private final Random random = new Random(42);
    private final List<Op> assignments = new ArrayList<>();
    private final List<Placeholder<TFloat32>> places = new ArrayList<>();
    private final List<TFloat32> values = new ArrayList<>();

    private ReferenceGraph(Ops tf) {
        this.tf = tf;
    }

    /** Writes the SavedModel: input {@code fields}, shape {@code [n, 10]}; output {@code score}, shape {@code [n]}. */
    static void export(Path folder) throws IOException {
        try (Graph graph = new Graph()) {
            ReferenceGraph network = new ReferenceGraph(Ops.create(graph));
            Signature signature = network.build();
            try (Session session = new Session(graph)) {
                network.fill(session);
                SavedModelBundle.exporter(folder.toString())
                        .withTags("serve")
                        .withSession(session)
                        .withSignature(signature)
                        .export();
            }
        }
    }

    private Signature build() {
        var fields = tf.withName("fields").placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, FIELDS)));
        var table = weights("table", VOCABULARY, WIDTH);
        var start = tf.reshape(tf.gather(table, fields, tf.constant(0)), tf.constant(new int[] {-1, FIELDS * WIDTH}));
        var joined = tf.concat(List.of(cross(start), deep(start)), tf.constant(1));
        var last = dense(joined, "head", FIELDS * WIDTH + DEEP[DEEP.length - 1], 1);
        var score = tf.withName("score").identity(tf.squeeze(last, Squeeze.axis(List.of(1L))));
        return Signature.builder("serving_default")
                .input("fields", fields)
                .output("score", score)
                .build();
    }

    private Operand<TFloat32> cross(Operand<TFloat32> start) {
        Operand<TFloat32> crossed = start;
        for (int layer = 0; layer < CROSS_LAYERS; layer++) {
            var projected = dense(crossed, "cross" + layer, FIELDS * WIDTH, FIELDS * WIDTH);
            crossed = tf.math.add(tf.math.mul(start, projected), crossed);
        }
        return crossed;
    }

    private Operand<TFloat32> deep(Operand<TFloat32> start) {
        Operand<TFloat32> hidden = start;
        int width = FIELDS * WIDTH;
        for (int layer = 0; layer < DEEP.length; layer++) {
            hidden = tf.nn.relu(dense(hidden, "deep" + layer, width, DEEP[layer]));
            width = DEEP[layer];
        }
        return hidden;
    }

    private Operand<TFloat32> dense(Operand<TFloat32> input, String name, int from, int to) {
        return tf.math.add(tf.linalg.matMul(input, weights(name, from, to)), weights(name + "_bias", 1, to));
    }

    private Operand<TFloat32> weights(String name, int rows, int columns) {
        var variable = tf.withName(name).variable(Shape.of(rows, columns), TFloat32.class);
        var place = tf.placeholder(TFloat32.class);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextGaussian() / Math.sqrt(rows));
        }
        places.add(place);
        assignments.add(tf.assign(variable, place));
        values.add(TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(numbers)));
        return variable;
    }

    private void fill(Session session) {
        for (int i = 0; i < places.size(); i++) {
            try (TFloat32 value = values.get(i)) {
                session.runner()
                        .feed(places.get(i), value)
                        .addTarget(assignments.get(i))
                        .run()
                        .close();
            }
        }
    }
}
