package dev.marquee.training.dcn;

import dev.marquee.tensorflow.MovieTower;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.factorisation.BayesianFactorisation;
import dev.marquee.training.factorisation.FactorGraph;
import dev.marquee.training.factorisation.FactorTower;
import dev.marquee.training.graph.CandidateRows;
import dev.marquee.training.graph.ModelExport;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The ranking model as it is served: the DCN's rating and the factorisation's, weighted. Immutable and thread-safe.
 *
 * @param dcn the DCN
 * @param factors the factorisation; null without one
 * @param stack how much each counts
 */
public record RankingWeights(DcnWeights dcn, @Nullable BayesianFactorisation factors, Stack stack) {
    private static final float LOWEST_RATING = 0.5f;
    private static final float HIGHEST_RATING = 5;

    /**
     * Writes the model as {@link RatingModel} reads it.
     *
     * @param movieFeatures feature ids by ordinal
     */
    public void export(Path folder, int[][] movieFeatures) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(dcn.values(movieFeatures));
        FactorGraph graph = factors == null ? null : new FactorGraph(factors);
        if (graph != null) {
            values.putAll(graph.values());
        }
        ModelExport.write(folder, new Weights(values), (tf, parameters) -> model(tf, parameters, graph));
    }

    private Signature model(Ops tf, Parameters parameters, @Nullable FactorGraph graph) {
        RatingInputs inputs = RatingInputs.in(tf, dcn.dimension() + (graph == null ? 0 : graph.rowWidth()));
        CandidateRows candidates = new CandidateRows(tf, dcn.catalogSize(), inputs.ordinals(), inputs.added());
        Operand<TFloat32> rating = tf.math.add(
                tf.math.mul(dcn.ratings(tf, parameters, inputs, candidates), tf.constant(stack.dcn())),
                tf.constant(stack.intercept()));
        if (graph != null) {
            Operand<TFloat32> factorised = graph.ratings(
                    tf, parameters, inputs.historyOrdinals(), inputs.historyRatings(), candidates, dcn.dimension());
            rating = tf.math.add(rating, tf.math.mul(factorised, tf.constant(stack.factors())));
        }
        return inputs.signature(tf.withName(RatingModel.PREDICTED_RATING)
                .clipByValue(rating, tf.constant(LOWEST_RATING), tf.constant(HIGHEST_RATING)));
    }

    /** Writes the tower that makes rows of added movies, as {@link MovieTower} reads it. */
    public void exportMovieTower(Path folder) throws IOException {
        Map<String, Weights.Values> values = new HashMap<>(dcn.featureValues());
        FactorTower tower = factors == null ? null : new FactorTower(factors);
        if (tower != null) {
            values.putAll(tower.values());
        }
        ModelExport.write(folder, new Weights(values), (tf, parameters) -> movieTower(tf, parameters, tower));
    }

    private Signature movieTower(Ops tf, Parameters parameters, @Nullable FactorTower tower) {
        Placeholder<TInt32> ids = RatingInputs.ints(tf, MovieTower.FEATURE_IDS);
        Placeholder<TInt32> owners = RatingInputs.ints(tf, MovieTower.FEATURE_ROWS);
        Operand<TFloat32> rows = dcn.movies(tf, parameters, ids, owners);
        if (tower != null) {
            rows = tf.concat(List.of(rows, tower.rows(tf, parameters, ids, owners)), tf.constant(1));
        }
        return Signature.builder("serving_default")
                .input(MovieTower.FEATURE_IDS, ids)
                .input(MovieTower.FEATURE_ROWS, owners)
                .output(
                        MovieTower.MOVIE_ROWS,
                        tf.withName(MovieTower.MOVIE_ROWS).identity(rows))
                .build();
    }
}
