package dev.marquee.training.factorisation;

import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.SegmentSum;
import dev.marquee.training.graph.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.UniqueWithCounts;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The factorisation's part of the movie tower: the row that {@link FactorGraph} has of a movie without ratings, from its
 * features. In each draw that is the mean of the movies' id parts, and of each kind of metadata the sum of what the features
 * say over the root of their number.
 */
public final class FactorTower {
    private static final String FEATURES = "factor_features";
    private static final String START = "factor_start";

    private final List<FactorDraw> draws;
    private final int[] kinds;
    private final int columns;

    /** The tower of these draws. */
    public FactorTower(BayesianFactorisation factorisation) {
        draws = factorisation.draws();
        kinds = factorisation.kinds();
        columns = draws.getFirst().priorMeans().length + 1;
    }

    /** The values of the parameters that {@link #rows} asks for. */
    public Map<String, Weights.Values> values() {
        int width = draws.size() * columns;
        float[] features = new float[kinds.length * width];
        float[] start = new float[width];
        for (int i = 0; i < draws.size(); i++) {
            FactorDraw draw = draws.get(i);
            FactorGraph.fillRow(draw, draw.movieMeans(), 0, true, start, i * columns);
            for (int feature = 0; feature < kinds.length; feature++) {
                FactorGraph.fillRow(draw, draw.features(), feature, false, features, feature * width + i * columns);
            }
        }
        return Map.of(
                FEATURES, new Weights.Values(features, kinds.length, width),
                START, new Weights.Values(start, 1, width));
    }

    /**
     * The rows of movies, shape {@code [n, D · c]}.
     *
     * @param featureIds shape {@code [k]}
     * @param featureRows which movie each belongs to, ascending from 0, each at least once, shape {@code [k]}
     */
    public Operand<TFloat32> rows(
            Ops tf, Parameters parameters, Operand<TInt32> featureIds, Operand<TInt32> featureRows) {
        long width = (long) draws.size() * columns;
        Operand<TInt32> first = tf.constant(0);
        Operand<TFloat32> vectors = tf.gather(parameters.get(FEATURES, 0, kinds.length, width), featureIds, first);
        Operand<TFloat32> scale = tf.expandDims(scale(tf, featureIds, featureRows), tf.constant(1));
        Operand<TFloat32> sums = SegmentSum.of(tf, tf.math.mul(vectors, scale), featureRows);
        return tf.math.add(parameters.get(START, 0, 1, width), sums);
    }

    /** One over the root of how many features of its kind a feature's movie has, shape {@code [k]}. */
    private Operand<TFloat32> scale(Ops tf, Operand<TInt32> featureIds, Operand<TInt32> featureRows) {
        int most = Arrays.stream(kinds).max().orElse(0) + 1;
        Operand<TInt32> kind = tf.gather(tf.constant(kinds), featureIds, tf.constant(0));
        Operand<TInt32> ofMovie = tf.math.add(tf.math.mul(featureRows, tf.constant(most)), kind);
        UniqueWithCounts<TInt32, TInt32> distinct = tf.uniqueWithCounts(ofMovie, tf.array(0));
        Operand<TInt32> counts = tf.gather(distinct.count(), distinct.idx(), tf.constant(0));
        return tf.math.rsqrt(tf.dtypes.cast(counts, TFloat32.class));
    }
}
