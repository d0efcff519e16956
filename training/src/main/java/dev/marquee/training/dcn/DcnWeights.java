package dev.marquee.training.dcn;

import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.PooledFeatures;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.LearnedMovies;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A trained DCN. Immutable and thread-safe. */
public final class DcnWeights {
    private static final String MOVIE_VECTORS = "movie_vectors";
    private static final String HISTORY_VECTORS = "history_vectors";

    private final DcnParameters settings;
    private final int catalogSize;
    private final LearnedMovies movies;
    private final Weights weights;

    DcnWeights(DcnParameters settings, int catalogSize, LearnedMovies movies, Weights weights) {
        this.settings = settings;
        this.catalogSize = catalogSize;
        this.movies = movies;
        this.weights = weights;
    }

    /** The values of the parameters that {@link #ratings} asks for. */
    Map<String, Weights.Values> values(int[][] movieFeatures) {
        Map<String, Weights.Values> values = new HashMap<>(weights.values());
        values.put(MOVIE_VECTORS, vectors("movie", movieFeatures));
        values.put(HISTORY_VECTORS, vectors("history", movieFeatures));
        return values;
    }

    private Weights.Values vectors(String table, int[][] movieFeatures) {
        float[] vectors = PooledFeatures.vectors(
                weights.get(table + "_own"), movies.rows(), weights.get(table + "_features"), movieFeatures);
        return new Weights.Values(vectors, catalogSize, settings.dimension());
    }

    /** Predicted ratings in an exported model, not clipped, shape {@code [n]}. */
    Operand<TFloat32> ratings(Ops tf, Parameters parameters, RatingInputs inputs) {
        Operand<TFloat32> movieVectors = parameters.get(MOVIE_VECTORS, 0, catalogSize, settings.dimension());
        Operand<TFloat32> historyVectors = parameters.get(HISTORY_VECTORS, 0, catalogSize, settings.dimension());
        DcnNetwork network = new DcnNetwork(settings, tf, parameters);
        Operand<TFloat32> history = network.histories(
                tf.gather(historyVectors, inputs.historyOrdinals(), tf.constant(0)),
                inputs.historyResiduals(),
                tf.zerosLike(inputs.historyOrdinals()));
        return network.ratings(
                tf.gather(movieVectors, inputs.ordinals(), tf.constant(0)),
                history,
                tf.zerosLike(inputs.ordinals()),
                inputs.baselines(),
                inputs.features());
    }
}
