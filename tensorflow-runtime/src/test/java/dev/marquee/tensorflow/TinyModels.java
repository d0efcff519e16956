package dev.marquee.tensorflow;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.feature.UserTowerInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The models with seeded weights instead of trained ones: real graphs with variables, and the same formulas in plain
 * Java beside them, to compare with.
 *
 * <p>The user tower is the sum of the embeddings of the rated movies, each times centred rating and recency. The rating
 * model adds to the baseline how well a candidate fits the sum of the history's residuals and a little of its ratings,
 * and the weighted features. Of a movie that is in no catalogue both towers say the sum of its features' vectors.
 */
public final class TinyModels {
    private static final float FIT_WEIGHT = 0.2f;
    private static final float LIKED_WEIGHT = 0.01f;
    private static final float LOWEST = 0.5f;
    private static final float HIGHEST = 5;

    private final float[][] embeddings;
    /* The rating model's table of rated movies. */
    private final float[][] rated;
    /* By feature of movies; bias or, for ranking, nothing in the last column. */
    private final float[][] described;
    private final float[] featureWeights = new float[RankingFeatures.COUNT];

    /**
     * Models over so many movies; movies of the same ordinal modulo {@code clusters} are alike, and like them a movie with
     * the feature of one more than that.
     *
     * @param dimension of the embeddings, at least {@code clusters}
     * @param features number of features that movies may have, more than {@code clusters}
     */
    public TinyModels(long seed, int movies, int dimension, int clusters, int features) {
        Random random = new Random(seed);
        embeddings = new float[movies][dimension];
        for (int ordinal = 0; ordinal < movies; ordinal++) {
            for (int d = 0; d < dimension; d++) {
                embeddings[ordinal][d] = (float) (0.3 * random.nextGaussian()) + (d == ordinal % clusters ? 1 : 0);
            }
        }
        rated = Arrays.stream(embeddings).map(float[]::clone).toArray(float[][]::new);
        for (int i = 0; i < featureWeights.length; i++) {
            featureWeights[i] = (float) (0.05 * random.nextGaussian());
        }
        described = new float[features][dimension + 1];
        for (int feature = 0; feature < features; feature++) {
            for (int d = 0; d <= dimension; d++) {
                described[feature][d] = (float) (0.1 * random.nextGaussian());
            }
            if (feature > 0 && feature <= clusters) {
                described[feature][feature - 1]++;
            }
        }
    }

    /** Makes every predicted rating NaN of whoever rated this movie, as a training that diverged would. */
    public void poison(int ordinal) {
        rated[ordinal][0] = Float.NaN;
    }

    /** The item vector with its bias as the last column, shape {@code [dimension + 1]}. */
    public float[] itemVector(int ordinal) {
        int dimension = embeddings[ordinal].length;
        float[] vector = Arrays.copyOf(embeddings[ordinal], dimension + 1);
        vector[dimension] = 0.01f * (ordinal % 7);
        return vector;
    }

    /** What the item tower answers for movies that are in no catalogue, computed without TensorFlow. */
    public float[] itemVectors(int[][] features) {
        return sums(features, described[0].length);
    }

    /** What the movie tower answers, computed without TensorFlow. */
    public float[] movieRows(int[][] features) {
        return sums(features, embeddings[0].length);
    }

    private float[] sums(int[][] features, int width) {
        float[] sums = new float[features.length * width];
        for (int movie = 0; movie < features.length; movie++) {
            for (int feature : features[movie]) {
                for (int d = 0; d < width; d++) {
                    sums[movie * width + d] += described[feature][d];
                }
            }
        }
        return sums;
    }

    /** What the user tower answers, computed without TensorFlow. */
    public float[] embed(UserTowerInput input) {
        double[] weights = new double[input.ordinals().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = input.centred()[i] * input.recency()[i];
        }
        float[] embedding = Arrays.copyOf(sum(embeddings, input.ordinals(), weights), embeddings[0].length + 1);
        embedding[embedding.length - 1] = 1;
        return embedding;
    }

    /** What the rating model answers, computed without TensorFlow. */
    public float[] predict(RankingInput input) {
        double[] residuals = new double[input.historyOrdinals().length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = input.historyResiduals()[i] + LIKED_WEIGHT * input.historyRatings()[i];
        }
        float[] taste = sum(rated, input.historyOrdinals(), residuals);
        float[] predicted = new float[input.ordinals().length];
        for (int row = 0; row < predicted.length; row++) {
            double rating = input.baselines()[row];
            for (int d = 0; d < taste.length; d++) {
                rating += FIT_WEIGHT * taste[d] * candidate(input, input.ordinals()[row], d);
            }
            for (int i = 0; i < RankingFeatures.COUNT; i++) {
                rating += featureWeights[i] * input.features()[row * RankingFeatures.COUNT + i];
            }
            predicted[row] = (float) Math.clamp(rating, LOWEST, HIGHEST);
        }
        return predicted;
    }

    private float candidate(RankingInput input, int ordinal, int d) {
        int added = ordinal - embeddings.length;
        return added < 0 ? embeddings[ordinal][d] : input.added()[added * embeddings[0].length + d];
    }

    private static float[] sum(float[][] table, int[] ordinals, double[] weights) {
        double[] sum = new double[table[0].length];
        for (int i = 0; i < ordinals.length; i++) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += weights[i] * table[ordinals[i]][d];
            }
        }
        float[] rounded = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            rounded[d] = (float) sum[d];
        }
        return rounded;
    }

    /** Writes the user tower as a SavedModel. */
    public void exportUserTower(Path folder) throws IOException {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var weights = new Weights(tf);
            var centred = tf.withName(UserTower.CENTRED).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
            var ordinals = ints(tf, UserTower.ORDINALS);
            var recency = tf.withName(UserTower.RECENCY).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
            var table = weights.variable("embeddings", embeddings);
            var pooled = pool(tf, table, ordinals, tf.math.mul(centred, recency));
            var row = tf.expandDims(pooled, tf.constant(0));
            var one = tf.constant(new float[][] {{1}});
            var embedding =
                    tf.withName(UserTower.USER_EMBEDDING).identity(tf.concat(List.of(row, one), tf.constant(1)));
            Signature signature = Signature.builder("serving_default")
                    .input(UserTower.CENTRED, centred)
                    .input(UserTower.ORDINALS, ordinals)
                    .input(UserTower.RECENCY, recency)
                    .output(UserTower.USER_EMBEDDING, embedding)
                    .build();
            weights.export(graph, signature, folder);
        }
    }

    /** Writes the item tower as a SavedModel. */
    public void exportItemTower(Path folder) throws IOException {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var weights = new Weights(tf);
            var ids = ints(tf, ItemTower.FEATURE_IDS);
            var rows = ints(tf, ItemTower.FEATURE_ROWS);
            var ordinals = ints(tf, ItemTower.ORDINALS);
            float[][] items = new float[embeddings.length + 1][];
            float[][] placed = new float[items.length][1];
            Arrays.setAll(items, i -> i < embeddings.length ? itemVector(i) : new float[described[0].length]);
            placed[embeddings.length][0] = 1;
            var own = tf.gather(weights.variable("items", items), ordinals, tf.constant(0));
            var isPlaced = tf.gather(weights.variable("placed", placed), ordinals, tf.constant(0));
            var sums = sums(tf, weights.variable("described", described), ids, rows, ordinals);
            var embedding =
                    tf.withName(ItemTower.ITEM_EMBEDDING).identity(tf.math.add(own, tf.math.mul(sums, isPlaced)));
            Signature signature = Signature.builder("serving_default")
                    .input(ItemTower.FEATURE_IDS, ids)
                    .input(ItemTower.FEATURE_ROWS, rows)
                    .input(ItemTower.ORDINALS, ordinals)
                    .output(ItemTower.ITEM_EMBEDDING, embedding)
                    .build();
            weights.export(graph, signature, folder);
        }
    }

    /** Writes the movie tower as a SavedModel. */
    public void exportMovieTower(Path folder) throws IOException {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var weights = new Weights(tf);
            var ids = ints(tf, MovieTower.FEATURE_IDS);
            var rows = ints(tf, MovieTower.FEATURE_ROWS);
            float[][] withoutBias = Arrays.stream(described)
                    .map(row -> Arrays.copyOf(row, row.length - 1))
                    .toArray(float[][]::new);
            var sums = sums(
                    tf,
                    weights.variable("described", withoutBias),
                    ids,
                    rows,
                    tf.unique(rows, tf.array(0)).y());
            Signature signature = Signature.builder("serving_default")
                    .input(MovieTower.FEATURE_IDS, ids)
                    .input(MovieTower.FEATURE_ROWS, rows)
                    .output(
                            MovieTower.MOVIE_ROWS,
                            tf.withName(MovieTower.MOVIE_ROWS).identity(sums))
                    .build();
            weights.export(graph, signature, folder);
        }
    }

    /** The summed rows of as many movies as {@code each} has numbers. */
    private static Operand<TFloat32> sums(
            Ops tf, Operand<TFloat32> table, Operand<TInt32> ids, Operand<TInt32> rows, Operand<TInt32> each) {
        return tf.math.unsortedSegmentSum(tf.gather(table, ids, tf.constant(0)), rows, tf.size(each));
    }

    private static Placeholder<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    /** Writes the rating model as a SavedModel. */
    public void exportRatingModel(Path folder) throws IOException {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var weights = new Weights(tf);
            int dimension = embeddings[0].length;
            var added = tf.withName(RatingModel.ADDED)
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimension)));
            var baselines =
                    tf.withName(RatingModel.BASELINES).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
            var features = tf.withName(RatingModel.FEATURES)
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, RankingFeatures.COUNT)));
            var history = ints(tf, RatingModel.HISTORY_ORDINALS);
            var ratings = tf.withName(RatingModel.HISTORY_RATINGS)
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
            var residuals = tf.withName(RatingModel.HISTORY_RESIDUALS)
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
            var ordinals = ints(tf, RatingModel.ORDINALS);
            var table = weights.variable("embeddings", embeddings);
            var taste = pool(
                    tf,
                    weights.variable("rated", rated),
                    history,
                    tf.math.add(residuals, tf.math.mul(ratings, tf.constant(LIKED_WEIGHT))));
            var rows = tf.gather(tf.concat(List.of(table, added), tf.constant(0)), ordinals, tf.constant(0));
            var fit = tf.reduceSum(tf.math.mul(rows, taste), tf.constant(new int[] {1}));
            var weighted = tf.reduceSum(
                    tf.math.mul(features, weights.variable("feature_weights", new float[][] {featureWeights})),
                    tf.constant(new int[] {1}));
            var rating = tf.math.add(tf.math.add(baselines, weighted), tf.math.mul(fit, tf.constant(FIT_WEIGHT)));
            var predicted = tf.withName(RatingModel.PREDICTED_RATING)
                    .identity(tf.math.minimum(tf.math.maximum(rating, tf.constant(LOWEST)), tf.constant(HIGHEST)));
            Signature signature = Signature.builder("serving_default")
                    .input(RatingModel.ADDED, added)
                    .input(RatingModel.BASELINES, baselines)
                    .input(RatingModel.FEATURES, features)
                    .input(RatingModel.HISTORY_ORDINALS, history)
                    .input(RatingModel.HISTORY_RATINGS, ratings)
                    .input(RatingModel.HISTORY_RESIDUALS, residuals)
                    .input(RatingModel.ORDINALS, ordinals)
                    .output(RatingModel.PREDICTED_RATING, predicted)
                    .build();
            weights.export(graph, signature, folder);
        }
    }

    private static Operand<TFloat32> pool(
            Ops tf, Operand<TFloat32> table, Operand<TInt32> ordinals, Operand<TFloat32> weights) {
        var rows = tf.math.mul(tf.gather(table, ordinals, tf.constant(0)), tf.expandDims(weights, tf.constant(1)));
        return tf.reduceSum(rows, tf.constant(new int[] {0}));
    }

    /** The variables of a graph with their values, which a session assigns before the export. */
    private static final class Weights {
        private final Ops tf;
        private final Map<Variable<TFloat32>, float[][]> values = new HashMap<>();

        Weights(Ops tf) {
            this.tf = tf;
        }

        Operand<TFloat32> variable(String name, float[][] rows) {
            var variable = tf.withName(name).variable(Shape.of(rows.length, rows[0].length), TFloat32.class);
            values.put(variable, rows);
            return variable;
        }

        void export(Graph graph, Signature signature, Path folder) throws IOException {
            try (Session session = new Session(graph)) {
                for (var weight : values.entrySet()) {
                    var value = tf.placeholder(TFloat32.class);
                    var assign = tf.assign(weight.getKey(), value);
                    try (TFloat32 tensor = tensor(weight.getValue())) {
                        session.runner()
                                .feed(value, tensor)
                                .addTarget(assign)
                                .run()
                                .close();
                    }
                }
                SavedModelBundle.exporter(folder.toString())
                        .withTags("serve")
                        .withSession(session)
                        .withSignature(signature)
                        .export();
            }
        }

        private static TFloat32 tensor(float[][] rows) {
            float[] flat = new float[rows.length * rows[0].length];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, flat, i * rows[i].length, rows[i].length);
            }
            return TFloat32.tensorOf(Shape.of(rows.length, rows[0].length), DataBuffers.of(flat));
        }
    }
}
