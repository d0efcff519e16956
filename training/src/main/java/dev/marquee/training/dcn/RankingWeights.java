package dev.marquee.training.dcn;

import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.factorisation.BayesianFactorisation;
import dev.marquee.training.factorisation.FactorGraph;
import dev.marquee.training.graph.ModelExport;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

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
        RatingInputs inputs = RatingInputs.in(tf);
        Operand<TFloat32> rating = tf.math.add(
                tf.math.mul(dcn.ratings(tf, parameters, inputs), tf.constant(stack.dcn())),
                tf.constant(stack.intercept()));
        if (graph != null) {
            Operand<TFloat32> factorised =
                    graph.ratings(tf, parameters, inputs.historyOrdinals(), inputs.historyRatings(), inputs.ordinals());
            rating = tf.math.add(rating, tf.math.mul(factorised, tf.constant(stack.factors())));
        }
        return inputs.signature(tf.withName(RatingModel.PREDICTED_RATING)
                .clipByValue(rating, tf.constant(LOWEST_RATING), tf.constant(HIGHEST_RATING)));
    }
}
