package dev.marquee.tensorflow.reference;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.marquee.tensorflow.TensorFlowNatives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * The yardstick of latency: a DCN-v2 of fixed size with seeded weights, served through DJL as our models are. Figures of
 * one run on one machine are compared with it, so that they can be read on any machine.
 *
 * <p>10 fields of 32 numbers, 3 full-rank cross layers beside deep layers of 256 and 128. Not thread-safe.
 */
public final class ReferenceNetwork implements AutoCloseable {
    /** Movies scored in one call. */
    public static final int ROWS = 300;

    private final ZooModel<NDList, NDList> model;
    private final Predictor<NDList, NDList> predictor;
    private final Random random = new Random(42);

    private ReferenceNetwork(ZooModel<NDList, NDList> model) {
        this.model = model;
        predictor = model.newPredictor();
    }

    /**
     * Builds the network and loads it.
     *
     * @param folder to export it to; must not exist
     */
    public static ReferenceNetwork create(Path folder) throws IOException {
        TensorFlowNatives.load();
        ReferenceGraph.export(folder);
        try {
            return new ReferenceNetwork(Criteria.builder()
                    .setTypes(NDList.class, NDList.class)
                    .optModelPath(folder)
                    .optEngine("TensorFlow")
                    .optTranslator(new NoopTranslator())
                    .build()
                    .loadModel());
        } catch (ModelNotFoundException | MalformedModelException e) {
            throw new IOException("cannot load the reference network: " + e.getMessage(), e);
        }
    }

    /** Scores {@link #ROWS} random movies and returns the time that took, milliseconds. */
    public double call() {
        int[] fields = random.ints((long) ROWS * ReferenceGraph.FIELDS, 0, ReferenceGraph.VOCABULARY)
                .toArray();
        long start = System.nanoTime();
        float[] scores = score(fields);
        double millis = (System.nanoTime() - start) / 1e6;
        if (scores.length != ROWS) {
            throw new IllegalStateException(
                    "the reference network answered %d scores; expected %d".formatted(scores.length, ROWS));
        }
        return millis;
    }

    private float[] score(int[] fields) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList input = new NDList(manager.create(fields, new Shape(ROWS, ReferenceGraph.FIELDS)));
            NDList output = predictor.predict(input);
            output.attach(manager);
            return output.singletonOrThrow().toFloatArray();
        } catch (TranslateException e) {
            throw new IllegalStateException("the reference network failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
