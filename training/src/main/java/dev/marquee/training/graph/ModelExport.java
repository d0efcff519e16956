package dev.marquee.training.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Writes a SavedModel: a fresh inference graph from the forward function, its weights as variables, no optimiser state.
 */
public final class ModelExport {
    private ModelExport() {}

    /**
     * Exports a model.
     *
     * @param folder to write; must not exist
     * @param weights a value for each parameter that the forward function asks for
     * @param forward builds the graph and returns its signature
     */
    public static void write(Path folder, Weights weights, BiFunction<Ops, Parameters, Signature> forward)
            throws IOException {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            FilledParameters parameters = new FilledParameters(tf);
            Signature signature = forward.apply(tf, parameters);
            try (Session session = new Session(graph)) {
                parameters.fill(session, weights);
                SavedModelBundle.exporter(folder.toString())
                        .withTags("serve")
                        .withSession(session)
                        .withSignature(signature)
                        .export();
            }
        }
    }

    /** Variables that are assigned through placeholders, so that the values are not in the graph as well. */
    private static final class FilledParameters implements Parameters {
        private final Ops tf;
        private final Map<String, Placeholder<TFloat32>> values = new LinkedHashMap<>();
        private final Map<String, Assign<TFloat32>> assignments = new LinkedHashMap<>();

        FilledParameters(Ops tf) {
            this.tf = tf;
        }

        @Override
        public Operand<TFloat32> get(String name, double deviation, long... shape) {
            Variable<TFloat32> variable = tf.withName(name).variable(Shape.of(shape), TFloat32.class);
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class);
            values.put(name, value);
            assignments.put(name, tf.assign(variable, value));
            return variable;
        }

        void fill(Session session, Weights weights) {
            values.forEach((name, placeholder) -> {
                Weights.Values value = weights.get(name);
                try (TFloat32 tensor = Tensors.of(value.data(), value.shape())) {
                    session.runner()
                            .feed(placeholder, tensor)
                            .addTarget(assignments.get(name))
                            .run()
                            .close();
                }
            });
        }
    }
}
