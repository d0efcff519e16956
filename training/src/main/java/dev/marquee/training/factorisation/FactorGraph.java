package dev.marquee.training.factorisation;

import dev.marquee.training.graph.CandidateRows;
import dev.marquee.training.graph.Parameters;
import dev.marquee.training.graph.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The factorisation in an exported model: what {@link FactorDraw} computes, for all {@code D} draws at once, so that the
 * user is solved for once a request. In the equations {@code k} factors, {@code w = k + 1}, {@code c = k + 2}.
 *
 * <p>A movie has one row, and in it for each draw the vector {@code v}, 1, and {@code n}: minus its bias and the mean. All
 * that the solution needs of a history is then in the products of the columns of its rows, so there is one gather and one
 * multiplication, whatever the number of draws; and a candidate's score is the product of its row and the user's.
 */
public final class FactorGraph {
    private static final String MOVIES = "factor_movies";
    private static final String SETS = "factor_sets";
    private static final String NOISE = "factor_noise";
    private static final String PRECISION = "factor_precision";
    private static final String PULL = "factor_pull";
    private static final float LOWEST_RATING = 0.5f;
    private static final float HIGHEST_RATING = 5;

    private final List<FactorDraw> draws;
    private final int width;
    private final int columns;
    private final int movies;

    /** The graph of these draws. */
    public FactorGraph(BayesianFactorisation factorisation) {
        draws = factorisation.draws();
        width = draws.getFirst().priorMeans().length;
        columns = width + 1;
        movies = draws.getFirst().vectors().length / width;
    }

    /** The values of the parameters that {@link #ratings} asks for. */
    public Map<String, Weights.Values> values() {
        int d = draws.size();
        float[] rows = new float[movies * d * columns];
        float[] sets = new float[movies * d * width];
        float[] noise = new float[d];
        float[] precision = new float[d * width * width];
        float[] pull = new float[d * width];
        for (int i = 0; i < d; i++) {
            FactorDraw draw = draws.get(i);
            for (int movie = 0; movie < movies; movie++) {
                fillRow(draw, draw.vectors(), movie, true, rows, (movie * d + i) * columns);
                System.arraycopy(draw.inSets(), movie * width, sets, (movie * d + i) * width, width);
            }
            noise[i] = (float) draw.noise();
            for (int f = 0; f < width; f++) {
                precision[(i * width + f) * width + f] = (float) draw.priorPrecisions()[f];
                pull[i * width + f] = (float) (draw.priorPrecisions()[f] * draw.priorMeans()[f]);
            }
        }
        return Map.of(
                MOVIES, new Weights.Values(rows, movies, (long) d * columns),
                SETS, new Weights.Values(sets, movies, (long) d * width),
                NOISE, new Weights.Values(noise, d, 1, 1),
                PRECISION, new Weights.Values(precision, d, width, width),
                PULL, new Weights.Values(pull, d, width, 1));
    }

    /**
     * One draw's part of a row: {@code v}, 1, and {@code n}.
     *
     * @param whole whether the vector is a movie's, or only something to be added to one: then without the 1 and the mean
     */
    static void fillRow(FactorDraw draw, float[] vectors, int position, boolean whole, float[] rows, int at) {
        int width = draw.priorMeans().length;
        int biasAt = position * width + width - 1;
        System.arraycopy(vectors, position * width, rows, at, width - 1);
        rows[at + width - 1] = whole ? 1 : 0;
        rows[at + width] = (float) -(vectors[biasAt] + (whole ? draw.mean() : 0));
    }

    /** Columns of a movie's row, {@code D · c}. */
    public int rowWidth() {
        return draws.size() * columns;
    }

    /**
     * Ratings within the scale, shape {@code [n]}.
     *
     * @param history ordinals of the rated movies, shape {@code [h]}
     * @param given their ratings, shape {@code [h]}
     * @param candidates {@code n} of them
     * @param from first of the columns of movies that the catalog does not hold that are rows of this factorisation
     */
    public Operand<TFloat32> ratings(
            Ops tf,
            Parameters parameters,
            Operand<TInt32> history,
            Operand<TFloat32> given,
            CandidateRows candidates,
            int from) {
        Tables tables = new Tables(tf, parameters);
        Operand<TFloat32> partners = tables.partners(history, given);
        Operand<TFloat32> sums = candidates.of(tables.rows, from, rowWidth(), rows -> tf.linalg.matMul(rows, partners));
        Operand<TFloat32> scores =
                tf.math.div(tf.reshape(sums, tf.constant(new int[] {-1})), tf.constant((float) draws.size()));
        return tf.clipByValue(scores, tf.constant(LOWEST_RATING), tf.constant(HIGHEST_RATING));
    }

    /** Where in the products of all columns of a row those within one draw are, shape {@code [D, c, c]}. */
    private int[] withinDraws() {
        int d = draws.size();
        int[] places = new int[d * columns * columns];
        Arrays.setAll(places, i -> {
            int draw = i / (columns * columns);
            int first = draw * columns + i / columns % columns;
            int second = draw * columns + i % columns;
            return first * d * columns + second;
        });
        return places;
    }

    /** The parameters in a graph. */
    private final class Tables {
        private final Ops tf;
        private final int d = draws.size();
        private final Operand<TFloat32> rows;
        private final Operand<TFloat32> sets;
        private final Operand<TFloat32> noise;
        private final Operand<TFloat32> precision;
        private final Operand<TFloat32> pull;

        Tables(Ops tf, Parameters parameters) {
            this.tf = tf;
            rows = parameters.get(MOVIES, 0, movies, (long) d * columns);
            sets = parameters.get(SETS, 0, movies, (long) d * width);
            noise = parameters.get(NOISE, 0, d, 1, 1);
            precision = parameters.get(PRECISION, 0, d, width, width);
            pull = parameters.get(PULL, 0, d, width, 1);
        }

        /** The user's vector in each draw, shape {@code [D, w, 1]}: that of the set and the solution for the id's. */
        private Operand<TFloat32> users(Operand<TInt32> history, Operand<TFloat32> given) {
            Operand<TFloat32> rated = tf.gather(rows, history, tf.constant(0));
            Operand<TFloat32> products = withinDraws(tf.linalg.matMul(rated, rated, MatMul.transposeA(true)));
            Operand<TFloat32> withRatings = tf.reshape(
                    tf.linalg.matMul(rated, tf.expandDims(given, tf.constant(1)), MatMul.transposeA(true)),
                    shape(columns, 1));
            Operand<TFloat32> vectors = part(products, 0, width);
            Operand<TFloat32> residuals = tf.math.add(
                    part(products, width, 1), tf.slice(withRatings, tf.constant(new int[3]), shape(width, 1)));
            Operand<TFloat32> set = ofSet(history, given);
            Operand<TFloat32> left = tf.math.add(tf.math.mul(vectors, noise), precision);
            Operand<TFloat32> right = tf.math.add(
                    tf.math.mul(tf.math.sub(residuals, tf.train.batchMatMul(vectors, set, TFloat32.class)), noise),
                    pull);
            return tf.math.add(set, tf.linalg.solve(left, right));
        }

        private Operand<TFloat32> withinDraws(Operand<TFloat32> products) {
            Operand<TFloat32> flat = tf.reshape(products, tf.constant(new int[] {-1}));
            Operand<TInt32> places = tf.reshape(tf.constant(FactorGraph.this.withinDraws()), shape(columns, columns));
            return tf.gather(flat, places, tf.constant(0));
        }

        /** So many columns of the products with the vectors, shape {@code [D, w, count]}. */
        private Operand<TFloat32> part(Operand<TFloat32> products, int from, int count) {
            return tf.slice(products, tf.constant(new int[] {0, 0, from}), shape(width, count));
        }

        private Operand<TFloat32> ofSet(Operand<TInt32> history, Operand<TFloat32> given) {
            Operand<TFloat32> sum = tf.sparse.sparseSegmentSum(sets, history, tf.zerosLike(history));
            Operand<TFloat32> count = tf.reduceSum(tf.onesLike(given), tf.constant(0));
            return tf.math.mul(
                    tf.reshape(sum, shape(width, 1)), tf.math.rsqrt(tf.math.maximum(count, tf.constant(1f))));
        }

        /** What a movie's row is multiplied with, the user in each draw, shape {@code [D · c, 1]}. */
        Operand<TFloat32> partners(Operand<TInt32> history, Operand<TFloat32> given) {
            float[] minusOnes = new float[d];
            Arrays.fill(minusOnes, -1);
            Operand<TFloat32> inDraws = tf.concat(
                    List.of(users(history, given), tf.reshape(tf.constant(minusOnes), shape(1, 1))), tf.constant(1));
            return tf.reshape(inDraws, tf.constant(new int[] {-1, 1}));
        }

        private Operand<TInt32> shape(int second, int third) {
            return tf.constant(new int[] {d, second, third});
        }
    }
}
