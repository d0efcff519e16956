package dev.marquee.training.graph;

import dev.marquee.tensorflow.TensorFlowNatives;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A model in training: its graph, its session and its optimiser. Not thread-safe; close it: it holds native memory.
 *
 * <p>Runs on two threads within an operation and one between operations, so that a seed gives the same weights again.
 */
public final class TrainingGraph implements AutoCloseable {
    private static final String LEARNING_RATE = "learning_rate";
    private static final int THREADS = 2;

    private final Graph graph;
    private final Session session;
    private final TrainableParameters parameters;
    private final Operand<TFloat32> loss;
    private final Op step;

    /**
     * Builds the graph and initialises the parameters.
     *
     * @param seed of the initial parameters
     * @param model builds the forward pass and returns the loss, a scalar
     */
    public TrainingGraph(long seed, BiFunction<Ops, Parameters, Operand<TFloat32>> model) {
        TensorFlowNatives.load();
        graph = new Graph();
        Ops tf = Ops.create(graph);
        parameters = new TrainableParameters(tf, seed);
        loss = model.apply(tf, parameters);
        step = Adam.step(tf, parameters, loss, tf.withName(LEARNING_RATE).placeholder(TFloat32.class));
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(THREADS)
                        .setInterOpParallelismThreads(1)
                        .build());
        Op initialise = tf.withControlDependencies(parameters.initialisers()).noOp();
        session.runner().addTarget(initialise).run().close();
    }

    /**
     * Takes one step.
     *
     * @param feeds tensors by name of their placeholder; closed by the caller
     * @return the loss before the step
     */
    public float step(Map<String, ? extends Tensor> feeds, float learningRate) {
        try (TFloat32 rate = TFloat32.scalarOf(learningRate);
                Result result = feed(feeds)
                        .feed(LEARNING_RATE, rate)
                        .fetch(loss)
                        .addTarget(step)
                        .run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    /** Computes an output by the name of its operation, without a step. */
    public float[] compute(String output, Map<String, ? extends Tensor> feeds) {
        try (Result result = feed(feeds).fetch(output).run()) {
            return Tensors.read((TFloat32) result.get(0));
        }
    }

    private Session.Runner feed(Map<String, ? extends Tensor> feeds) {
        Session.Runner runner = session.runner();
        feeds.forEach(runner::feed);
        return runner;
    }

    /** Copies the parameters as they are now. */
    public Weights weights() {
        Map<String, Weights.Values> values = new HashMap<>();
        parameters.variables().forEach((name, variable) -> {
            try (Result result = session.runner().fetch(variable).run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                values.put(
                        name,
                        new Weights.Values(Tensors.read(tensor), tensor.shape().asArray()));
            }
        });
        return new Weights(values);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
