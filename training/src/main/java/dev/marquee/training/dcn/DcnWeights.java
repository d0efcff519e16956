package dev.marquee.training.dcn;

import dev.marquee.training.graph.CandidateRows;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.PooledFeatures;
import dev.marquee.training.graph.Weights;
import dev.marquee.training.split.LearnedMovies;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A trained DCN. Immutable and thread-safe. */
public final class DcnWeights {
    private static final String MOVIE_VECTORS = "movie_vectors";
    private static final String HISTORY_VECTORS = "history_vectors";
    private static final String MOVIE_FEATURES = "movie_features";

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

    /** Number of movies of the catalog. */
    int catalogSize() {
        return catalogSize;
    }

    /** Columns of a movie's vector. */
    int dimension() {
        return settings.dimension();
    }

    private Weights.Values vectors(String table, int[][] movieFeatures) {
        float[] vectors = PooledFeatures.vectors(
                weights.get(table + "_own"), movies.rows(), weights.get(table + "_features"), movieFeatures);
        return new Weights.Values(vectors, catalogSize, settings.dimension());
    }

    /**
     * Predicted ratings in an exported model, not clipped, shape {@code [n]}.
     *
     * @param candidates among whose added columns those of this model are the first
     */
    Operand<TFloat32> ratings(Ops tf, Parameters parameters, RatingInputs inputs, CandidateRows candidates) {
        Operand<TFloat32> movieVectors = parameters.get(MOVIE_VECTORS, 0, catalogSize, settings.dimension());
        Operand<TFloat32> historyVectors = parameters.get(HISTORY_VECTORS, 0, catalogSize, settings.dimension());
        DcnNetwork network = new DcnNetwork(settings, tf, parameters);
        Operand<TFloat32> history = network.history(
                tf.gather(historyVectors, inputs.historyOrdinals(), tf.constant(0)), inputs.historyResiduals());
        return network.ratingsOfOne(
                candidates.of(movieVectors, 0, settings.dimension(), UnaryOperator.identity()),
                history,
                tf.zerosLike(inputs.ordinals()),
                inputs.baselines(),
                inputs.features());
    }

    /** The values of the parameters that {@link #movies} asks for. */
    Map<String, Weights.Values> featureValues() {
        return Map.of(MOVIE_FEATURES, weights.get(MOVIE_FEATURES));
    }

    /**
     * The vectors of movies that were not learned, by their features, shape {@code [n, d]}.
     *
     * @param featureIds shape {@code [k]}
     * @param featureRows which movie each belongs to, ascending from 0, each at least once, shape {@code [k]}
     */
    Operand<TFloat32> movies(Ops tf, Parameters parameters, Operand<TInt32> featureIds, Operand<TInt32> featureRows) {
        long features = weights.get(MOVIE_FEATURES).shape()[0];
        Operand<TFloat32> table = parameters.get(MOVIE_FEATURES, 0, features, settings.dimension());
        return PooledFeatures.ofFeatures(tf, table, featureIds, featureRows);
    }
}
