package dev.marquee.training.dcn;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.graph.ModelExport;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.PooledFeatures;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.LearnedMovies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A trained ranking model, ready to export. Immutable and thread-safe. */
public final class DcnWeights {
    private static final String MOVIE_VECTORS = "movie_vectors";
    private static final String HISTORY_VECTORS = "history_vectors";
    private static final float LOWEST_RATING = 0.5f;
    private static final float HIGHEST_RATING = 5;

    private final DcnParameters settings;
    private final int catalogSize;
    private final LearnedMovies movies;
    private final Weights weights;
    private final Correction correction;

    DcnWeights(DcnParameters settings, int catalogSize, LearnedMovies movies, Weights weights, Correction correction) {
        this.settings = settings;
        this.catalogSize = catalogSize;
        this.movies = movies;
        this.weights = weights;
        this.correction = correction;
    }

    /** The same with another correction of what is predicted. */
    public DcnWeights corrected(Correction other) {
        return new DcnWeights(settings, catalogSize, movies, weights, other);
    }

    /** What is predicted is put through it. */
    public Correction correction() {
        return correction;
    }

    /** Writes the model as {@link RatingModel} reads it. */
    public void export(Path folder, int[][] movieFeatures) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        values.put(MOVIE_VECTORS, vectors("movie", movieFeatures));
        values.put(HISTORY_VECTORS, vectors("history", movieFeatures));
        ModelExport.write(folder, new Weights(values), this::model);
    }

    private Weights.Values vectors(String table, int[][] movieFeatures) {
        float[] vectors = PooledFeatures.vectors(
                weights.get(table + "_own"), movies.rows(), weights.get(table + "_features"), movieFeatures);
        return new Weights.Values(vectors, catalogSize, settings.dimension());
    }

    private Signature model(Ops tf, Parameters parameters) {
        Placeholder<TFloat32> baselines = floats(tf, RatingModel.BASELINES, -1);
        Placeholder<TFloat32> features = floats(tf, RatingModel.FEATURES, -1, RankingFeatures.COUNT);
        Placeholder<TInt32> historyOrdinals = ints(tf, RatingModel.HISTORY_ORDINALS);
        Placeholder<TFloat32> residuals = floats(tf, RatingModel.HISTORY_RESIDUALS, -1);
        Placeholder<TInt32> ordinals = ints(tf, RatingModel.ORDINALS);
        Operand<TFloat32> movieVectors = parameters.get(MOVIE_VECTORS, 0, catalogSize, settings.dimension());
        Operand<TFloat32> historyVectors = parameters.get(HISTORY_VECTORS, 0, catalogSize, settings.dimension());
        DcnNetwork network = new DcnNetwork(settings, tf, parameters);
        Operand<TFloat32> history = network.histories(
                tf.gather(historyVectors, historyOrdinals, tf.constant(0)), residuals, tf.zerosLike(historyOrdinals));
        Operand<TFloat32> predicted = network.ratings(
                tf.gather(movieVectors, ordinals, tf.constant(0)),
                tf.gather(history, tf.zerosLike(ordinals), tf.constant(0)),
                baselines,
                features);
        Operand<TFloat32> corrected = tf.math.add(
                tf.math.mul(predicted, tf.constant(correction.slope())), tf.constant(correction.intercept()));
        Operand<TFloat32> clipped = tf.withName(RatingModel.PREDICTED_RATING)
                .clipByValue(corrected, tf.constant(LOWEST_RATING), tf.constant(HIGHEST_RATING));
        return Signature.builder("serving_default")
                .input(RatingModel.BASELINES, baselines)
                .input(RatingModel.FEATURES, features)
                .input(RatingModel.HISTORY_ORDINALS, historyOrdinals)
                .input(RatingModel.HISTORY_RESIDUALS, residuals)
                .input(RatingModel.ORDINALS, ordinals)
                .output(RatingModel.PREDICTED_RATING, clipped)
                .build();
    }

    private static Placeholder<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    private static Placeholder<TFloat32> floats(Ops tf, String name, long... shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }
}
