package dev.marquee.tensorflow;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.PairList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A SavedModel run through DJL by a fixed number of predictors. Thread-safe; a call beyond the number of predictors
 * waits for one, so the caller's gate should let no more in. Close it after the last call: it holds native memory.
 */
final class SavedModel implements AutoCloseable {
    private final ZooModel<Tensor[], float[]> model;
    private final BlockingQueue<Predictor<Tensor[], float[]>> idle;
    private final List<Predictor<Tensor[], float[]>> predictors;

    private SavedModel(ZooModel<Tensor[], float[]> model, int permits) {
        this.model = model;
        idle = new ArrayBlockingQueue<>(permits);
        for (int i = 0; i < permits; i++) {
            idle.add(model.newPredictor());
        }
        predictors = List.copyOf(idle);
    }

    /**
     * Loads a model.
     *
     * @param folder with {@code saved_model.pb}
     * @param inputs names of its inputs, in alphabetical order
     * @param permits number of concurrent calls
     * @throws IOException if it cannot be loaded or has other inputs
     */
    static SavedModel open(Path folder, List<String> inputs, int permits) throws IOException {
        TensorFlowNatives.load();
        ZooModel<Tensor[], float[]> model = load(folder);
        try {
            List<String> found = names(model.describeInput());
            if (!found.equals(inputs)) {
                throw new IOException("%s has inputs %s; expected %s".formatted(folder, found, inputs));
            }
            return new SavedModel(model, permits);
        } catch (IOException | RuntimeException | Error e) {
            model.close(); // with its predictors
            throw e;
        }
    }

    private static ZooModel<Tensor[], float[]> load(Path folder) throws IOException {
        try {
            return Criteria.builder()
                    .setTypes(Tensor[].class, float[].class)
                    .optModelPath(folder)
                    .optEngine("TensorFlow")
                    .optTranslator(new PlainArrays())
                    .build()
                    .loadModel();
        } catch (ModelNotFoundException | MalformedModelException e) {
            throw new IOException("cannot load the model in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static List<String> names(@Nullable PairList<String, ai.djl.ndarray.types.Shape> inputs) {
        return inputs == null ? List.of() : inputs.keys();
    }

    /** Columns of an input with two dimensions. */
    int columns(String input) {
        return Math.toIntExact(model.describeInput().get(input).get(1));
    }

    /** Runs the model on its inputs, given in alphabetical order of their names; returns its one output, flat. */
    float[] run(Tensor... inputs) {
        Predictor<Tensor[], float[]> predictor = take();
        try {
            return predictor.predict(inputs);
        } catch (TranslateException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        } finally {
            idle.add(predictor);
        }
    }

    private Predictor<Tensor[], float[]> take() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a predictor", e);
        }
    }

    @Override
    public void close() {
        predictors.forEach(Predictor::close);
        model.close();
    }

    /** The caller's rows are the batch. */
    private static final class PlainArrays implements Translator<Tensor[], float[]> {
        @Override
        public NDList processInput(TranslatorContext context, Tensor[] inputs) {
            NDList list = new NDList(inputs.length);
            for (Tensor input : inputs) {
                list.add(input.create(context.getNDManager()));
            }
            return list;
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return outputs.singletonOrThrow().toFloatArray();
        }

        @Override
        public @Nullable Batchifier getBatchifier() {
            return null;
        }
    }
}
