package dev.marquee.training.factorisation;

import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.Weights;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The factorisation in an exported model: what {@link FactorDraw} computes, for all {@code D} draws at once, so that the
 * user is solved for once a request. In the equations {@code k} factors, {@code w = k + 1}.
 */
public final class FactorGraph {
    private static final String VECTORS = "factor_vectors";
    private static final String BIASES = "factor_biases";
    private static final String SETS = "factor_sets";
    private static final String MEANS = "factor_means";
    private static final String NOISE = "factor_noise";
    private static final String PRECISION = "factor_precision";
    private static final String PULL = "factor_pull";
    private static final float LOWEST_RATING = 0.5f;
    private static final float HIGHEST_RATING = 5;

    private final List<FactorDraw> draws;
    private final int width;
    private final int movies;

    /** The graph of these draws. */
    public FactorGraph(BayesianFactorisation factorisation) {
        draws = factorisation.draws();
        width = draws.getFirst().priorMeans().length;
        movies = draws.getFirst().vectors().length / width;
    }

    /** The values of the parameters that {@link #ratings} asks for. */
    public Map<String, Weights.Values> values() {
        int d = draws.size();
        float[] vectors = new float[movies * d * (width - 1)];
        float[] biases = new float[movies * d];
        float[] sets = new float[movies * d * width];
        float[] means = new float[d];
        float[] noise = new float[d];
        float[] precision = new float[d * width * width];
        float[] pull = new float[d * width];
        for (int i = 0; i < d; i++) {
            FactorDraw draw = draws.get(i);
            for (int movie = 0; movie < movies; movie++) {
                int at = movie * d + i;
                System.arraycopy(draw.vectors(), movie * width, vectors, at * (width - 1), width - 1);
                biases[at] = draw.vectors()[movie * width + width - 1];
                System.arraycopy(draw.inSets(), movie * width, sets, at * width, width);
            }
            means[i] = (float) draw.mean();
            noise[i] = (float) draw.noise();
            for (int f = 0; f < width; f++) {
                precision[(i * width + f) * width + f] = (float) draw.priorPrecisions()[f];
                pull[i * width + f] = (float) (draw.priorPrecisions()[f] * draw.priorMeans()[f]);
            }
        }
        return Map.of(
                VECTORS, new Weights.Values(vectors, movies, (long) d * (width - 1)),
                BIASES, new Weights.Values(biases, movies, d),
                SETS, new Weights.Values(sets, movies, (long) d * width),
                MEANS, new Weights.Values(means, d),
                NOISE, new Weights.Values(noise, d),
                PRECISION, new Weights.Values(precision, d, width, width),
                PULL, new Weights.Values(pull, d, width));
    }

    /**
     * Ratings within the scale, shape {@code [n]}.
     *
     * @param history ordinals of the rated movies, shape {@code [h]}
     * @param given their ratings, shape {@code [h]}
     * @param ordinals of the candidates, shape {@code [n]}
     */
    public Operand<TFloat32> ratings(
            Ops tf, Parameters parameters, Operand<TInt32> history, Operand<TFloat32> given, Operand<TInt32> ordinals) {
        Tables tables = new Tables(tf, parameters);
        Operand<TFloat32> scores = tables.scores(ordinals, tables.users(history, given));
        return tf.clipByValue(
                tf.math.mean(scores, tf.constant(1)), tf.constant(LOWEST_RATING), tf.constant(HIGHEST_RATING));
    }

    /** The parameters in a graph. */
    private final class Tables {
        private final Ops tf;
        private final Operand<TFloat32> vectors;
        private final Operand<TFloat32> biases;
        private final Operand<TFloat32> sets;
        private final Operand<TFloat32> means;
        private final Operand<TFloat32> noise;
        private final Operand<TFloat32> precision;
        private final Operand<TFloat32> pull;

        Tables(Ops tf, Parameters parameters) {
            this.tf = tf;
            int d = draws.size();
            vectors = parameters.get(VECTORS, 0, movies, (long) d * (width - 1));
            biases = parameters.get(BIASES, 0, movies, d);
            sets = parameters.get(SETS, 0, movies, (long) d * width);
            means = parameters.get(MEANS, 0, d);
            noise = parameters.get(NOISE, 0, d);
            precision = parameters.get(PRECISION, 0, d, width, width);
            pull = parameters.get(PULL, 0, d, width);
        }

        /** The user's vector in each draw, shape {@code [D, w]}: that of the set and the solution for the id's. */
        Operand<TFloat32> users(Operand<TInt32> history, Operand<TFloat32> given) {
            Operand<TFloat32> set = ofSet(history, given);
            Operand<TFloat32> partners = partners(history);
            Operand<TFloat32> errors =
                    tf.math.mul(tf.math.sub(tf.expandDims(given, tf.constant(1)), scores(history, set)), noise);
            Operand<TFloat32> weighted =
                    tf.math.mul(partners, tf.reshape(noise, tf.constant(new int[] {draws.size(), 1})));
            Operand<TFloat32> left = tf.math.add(einsum("hdk,hdl->dkl", partners, weighted), precision);
            Operand<TFloat32> right = tf.math.add(einsum("hdk,hd->dk", partners, errors), pull);
            Operand<TFloat32> solved = tf.linalg.solve(left, tf.expandDims(right, tf.constant(2)));
            return tf.math.add(set, tf.squeeze(solved, Squeeze.axis(List.of(2L))));
        }

        private Operand<TFloat32> ofSet(Operand<TInt32> history, Operand<TFloat32> given) {
            Operand<TFloat32> sum = tf.reduceSum(rows(sets, history, width), tf.constant(0));
            Operand<TFloat32> count = tf.reduceSum(tf.onesLike(given), tf.constant(0));
            return tf.math.mul(sum, tf.math.rsqrt(tf.math.maximum(count, tf.constant(1f))));
        }

        /** Scores in each draw, shape {@code [n, D]}. */
        Operand<TFloat32> scores(Operand<TInt32> ordinals, Operand<TFloat32> users) {
            Operand<TFloat32> taste = einsum("ndk,dk->nd", partners(ordinals), users);
            return tf.math.add(tf.math.add(taste, tf.gather(biases, ordinals, tf.constant(0))), means);
        }

        /** What a user's vector is multiplied by, shape {@code [n, D, w]}: the movie's, and 1. */
        private Operand<TFloat32> partners(Operand<TInt32> ordinals) {
            Operand<TFloat32> ofMovies = rows(vectors, ordinals, width - 1);
            Operand<TFloat32> ones =
                    tf.onesLike(tf.expandDims(tf.gather(biases, ordinals, tf.constant(0)), tf.constant(2)));
            return tf.concat(List.of(ofMovies, ones), tf.constant(2));
        }

        private Operand<TFloat32> rows(Operand<TFloat32> table, Operand<TInt32> ordinals, int columns) {
            return tf.reshape(
                    tf.gather(table, ordinals, tf.constant(0)), tf.constant(new int[] {-1, draws.size(), columns}));
        }

        private Operand<TFloat32> einsum(String equation, Operand<TFloat32> one, Operand<TFloat32> other) {
            return tf.linalg.einsum(List.of(one, other), equation);
        }
    }
}
