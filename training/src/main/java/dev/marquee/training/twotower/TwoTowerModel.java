package dev.marquee.training.twotower;

import dev.marquee.training.graph.FlatFeatures;
import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.graph.Parameters;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The training graph: both towers and the {@link Softmax} over their inner products. */
final class TwoTowerModel {
    static final String HISTORY = "history";
    static final String SEGMENTS = "segments";
    static final String CENTRED = "centred";
    static final String RECENCY = "recency";
    static final String USER_EMBEDDING = "user_embedding";

    private final TwoTowerParameters settings;
    private final float[] logPopularity;
    private final FlatFeatures movieFeatures;
    private final Softmax softmax;

    /**
     * Describes the graph.
     *
     * @param counts ratings of each learned movie
     * @param movieFeatures features of each learned movie
     */
    TwoTowerModel(TwoTowerParameters settings, int[] counts, FlatFeatures movieFeatures, Softmax softmax) {
        this.settings = settings;
        this.softmax = softmax;
        this.movieFeatures = movieFeatures;
        logPopularity = logPopularity(counts);
    }

    /** Log of each movie's share of the ratings: where the item biases start from. */
    private static float[] logPopularity(int[] counts) {
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        float[] logs = new float[counts.length];
        for (int row = 0; row < logs.length; row++) {
            logs[row] = (float) Math.log((counts[row] + 0.5) / total);
        }
        return logs;
    }

    float[] logPopularity() {
        return logPopularity;
    }

    /** Builds the forward pass and the loss. */
    Operand<TFloat32> loss(Ops tf, Parameters parameters) {
        int movies = logPopularity.length;
        int dimension = settings.dimension();
        double deviation = 1 / Math.sqrt(dimension) / 4;
        Operand<TFloat32> itemOwn = parameters.get("item_own", deviation, movies, dimension);
        Operand<TFloat32> itemFeatures =
                parameters.get("item_features", deviation, movieFeatures.features(), dimension);
        Operand<TFloat32> historyOwn = parameters.get("history_own", deviation, movies, dimension);
        Operand<TFloat32> historyFeatures =
                parameters.get("history_features", deviation, movieFeatures.features(), dimension);
        MovieTable items = new MovieTable(tf, itemOwn, itemFeatures, movieFeatures);
        Operand<TFloat32> bias = tf.math.add(tf.constant(logPopularity), parameters.get("item_bias", 0, movies));
        MovieTable watched = new MovieTable(tf, historyOwn, historyFeatures, movieFeatures);
        Operand<TFloat32> users = users(tf, parameters, watched);
        Operand<TFloat32> decay = tf.math.mul(
                tf.constant(settings.weightDecay()),
                sum(tf, List.of(itemOwn, itemFeatures, historyOwn, historyFeatures)));
        return tf.withName("loss").math.add(softmax.loss(tf, users, items, bias), decay);
    }

    private Operand<TFloat32> users(Ops tf, Parameters parameters, MovieTable watched) {
        Operand<TInt32> history = ints(tf, HISTORY);
        Operand<TInt32> segments = ints(tf, SEGMENTS);
        Operand<TFloat32> centred = floats(tf, CENTRED, -1);
        Operand<TFloat32> recency = floats(tf, RECENCY, -1);
        Operand<TFloat32> users =
                Towers.user(tf, parameters, settings, watched.of(history), centred, recency, segments);
        return tf.withName(USER_EMBEDDING).identity(users);
    }

    private static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> tables) {
        Operand<TFloat32> total = tf.constant(0f);
        for (Operand<TFloat32> table : tables) {
            total = tf.math.add(total, tf.nn.l2Loss(table));
        }
        return total;
    }

    private static Operand<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    private static Operand<TFloat32> floats(Ops tf, String name, long... shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }
}
