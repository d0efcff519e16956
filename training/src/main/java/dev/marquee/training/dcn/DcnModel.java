package dev.marquee.training.dcn;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.training.graph.FlatFeatures;
import dev.marquee.training.graph.MovieTable;
import dev.marquee.training.graph.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The training graph: squared error of the predicted ratings. */
final class DcnModel {
    static final String HISTORY = "history";
    static final String RESIDUALS = "residuals";
    static final String SEGMENTS = "segments";
    static final String MOVIES = "movies";
    static final String ROW_USERS = "row_users";
    static final String BASELINES = "baselines";
    static final String FEATURES = "features";
    static final String RATINGS = "ratings";
    static final String PREDICTED = "predicted";
    private static final double DEVIATION = 0.05;

    private final DcnParameters settings;
    private final int movies;
    private final FlatFeatures movieFeatures;

    /**
     * Describes the graph.
     *
     * @param movies number of learned movies
     * @param movieFeatures their features
     */
    DcnModel(DcnParameters settings, int movies, FlatFeatures movieFeatures) {
        this.settings = settings;
        this.movies = movies;
        this.movieFeatures = movieFeatures;
    }

    /** Builds the forward pass and the loss. */
    Operand<TFloat32> loss(Ops tf, Parameters parameters) {
        List<Operand<TFloat32>> decaying = new ArrayList<>();
        MovieTable candidates = table(tf, parameters, "movie", decaying);
        MovieTable watched = table(tf, parameters, "history", decaying);
        DcnNetwork network = new DcnNetwork(settings, tf, parameters);
        Operand<TFloat32> histories =
                network.histories(watched.of(ints(tf, HISTORY)), floats(tf, RESIDUALS, -1), ints(tf, SEGMENTS));
        Operand<TFloat32> predicted = network.ratings(
                candidates.of(ints(tf, MOVIES)),
                histories,
                ints(tf, ROW_USERS),
                floats(tf, BASELINES, -1),
                floats(tf, FEATURES, -1, RankingFeatures.COUNT));
        Operand<TFloat32> output = tf.withName(PREDICTED).identity(predicted);
        Operand<TFloat32> error =
                tf.math.mean(tf.math.square(tf.math.sub(output, floats(tf, RATINGS, -1))), tf.constant(0));
        decaying.addAll(network.kernels());
        Operand<TFloat32> squares = tf.constant(0f);
        for (Operand<TFloat32> weights : decaying) {
            squares = tf.math.add(squares, tf.nn.l2Loss(weights));
        }
        return tf.math.add(error, tf.math.mul(tf.constant(settings.weightDecay()), squares));
    }

    private MovieTable table(Ops tf, Parameters parameters, String name, List<Operand<TFloat32>> decaying) {
        Operand<TFloat32> own = parameters.get(name + "_own", DEVIATION, movies, settings.dimension());
        Operand<TFloat32> features =
                parameters.get(name + "_features", DEVIATION, movieFeatures.features(), settings.dimension());
        decaying.add(own);
        decaying.add(features);
        return new MovieTable(tf, own, features, movieFeatures);
    }

    private static Operand<TInt32> ints(Ops tf, String name) {
        return tf.withName(name).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    private static Operand<TFloat32> floats(Ops tf, String name, long... shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }
}
