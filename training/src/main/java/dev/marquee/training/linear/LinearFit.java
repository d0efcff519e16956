package dev.marquee.training.linear;

import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.training.algebra.DenseMatrix;
import dev.marquee.training.algebra.SymmetricInverse;
import dev.marquee.training.split.LearnedMovies;
import dev.marquee.training.split.TrainingRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits two ridge regressions between movies on ratings and metadata. With {@code P} the inverse of a regularised Gram
 * matrix, the first is EASE (Steck, WWW 2019, arXiv:1905.03375, equation 8), {@code I − P / diag(P)} by column; the second
 * regresses what came after each moment on the history before it, {@code P C}. Not thread-safe; holds three matrices over
 * the learned movies.
 */
public final class LinearFit {
    /** Of the item vectors: 18 MB, of which a service holds four copies while it changes bundles. */
    private static final int MAX_FLOATS = 4_500_000;

    /** Parts of the work, about as long. */
    public static final int STEPS = 5;

    /** More users would not change the directions that the scores vary in. */
    private static final int MAX_QUERIES = 2_000;

    private final LinearParameters settings;
    private final int[][] movieFeatures;
    private final List<UserTowerInput> users;
    private final LearnedMovies movies;
    private final boolean limited;
    private final int[][] having;
    private final DenseMatrix together;
    private final DenseMatrix before;
    private final DenseMatrix after;

    /**
     * Inverts the matrices.
     *
     * @param movieFeatures feature ids by ordinal
     * @param features number of features
     * @param progress called {@link #STEPS} times
     */
    public LinearFit(
            LinearParameters settings,
            TrainingRatings ratings,
            int[][] movieFeatures,
            int features,
            Runnable progress) {
        this.settings = settings;
        this.movieFeatures = movieFeatures;
        int limit = limit(settings);
        movies = LearnedMovies.mostRated(ratings.counts(), settings.minRatings(), limit);
        limited = movies.size() == limit
                && LearnedMovies.mostRated(ratings.counts(), settings.minRatings(), limit + 1)
                                .size()
                        > limit;
        having = having(features);
        users = sample(ratings);
        together = MovieGrams.together(ratings, movies, settings.together());
        progress.run();
        invert(
                together,
                settings.together().featureWeight(),
                settings.together().regularisation());
        progress.run();
        before = MovieGrams.before(ratings, movies, LinearChoice.latest(settings));
        progress.run();
        invert(before, settings.next().featureWeight(), settings.next().regularisation());
        progress.run();
        after = MovieGrams.after(
                ratings, movies, LinearChoice.latest(settings), settings.next().targetAge());
        MovieGrams.addFeatures(after, having, settings.next().featureWeight(), false);
        progress.run();
    }

    /** Three matrices in single precision take a third of the heap at most: inverting one takes about as much again outside. */
    private static int limit(LinearParameters settings) {
        long heap = Runtime.getRuntime().maxMemory();
        return (int) Math.min(settings.maxMovies(), Math.sqrt(heap / 3.0 / (3 * Float.BYTES)));
    }

    /** Whether there are movies with ratings enough that are not learned. */
    public boolean isLimited() {
        return limited;
    }

    /** Number of learned movies. */
    public int movies() {
        return movies.size();
    }

    private int[][] having(int features) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            rows.add(new ArrayList<>());
        }
        for (int row = 0; row < movies.size(); row++) {
            for (int feature : movieFeatures[movies.ordinals()[row]]) {
                rows.get(feature).add(row);
            }
        }
        return rows.stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static List<UserTowerInput> sample(TrainingRatings ratings) {
        int size = Math.min(MAX_QUERIES, ratings.users().size());
        List<UserTowerInput> sample = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int user = (int) ((long) i * ratings.users().size() / size);
            sample.add(UserTowerInput.of(ratings.users().get(user).history()));
        }
        return sample;
    }

    private void invert(DenseMatrix gram, float featureWeight, float regularisation) {
        MovieGrams.addFeatures(gram, having, featureWeight, true);
        for (int row = 0; row < gram.rows(); row++) {
            gram.data()[row * gram.columns() + row] += regularisation;
        }
        SymmetricInverse.invert(gram.data(), gram.rows());
    }

    /** What both regressions say of the users whose weights are asked for. */
    public LinearScores scores(
            List<UserTowerInput> inputs, HistoryWeights togetherWeights, HistoryWeights nextWeights) {
        DenseMatrix query = queries(inputs, togetherWeights);
        DenseMatrix solved = query.times(together);
        DenseMatrix ease = DenseMatrix.zeros(query.rows(), query.columns());
        for (int i = 0; i < ease.data().length; i++) {
            int movie = i % ease.columns();
            ease.data()[i] = query.data()[i] - solved.data()[i] / together.at(movie, movie);
        }
        DenseMatrix latest = queries(inputs, nextWeights).times(before);
        return new LinearScores(movies, solved, ease, latest, latest.times(after));
    }

    private DenseMatrix queries(List<UserTowerInput> inputs, HistoryWeights weights) {
        DenseMatrix queries = DenseMatrix.zeros(inputs.size(), movies.size());
        for (int user = 0; user < inputs.size(); user++) {
            float[] of = weights.of(inputs.get(user));
            for (int i = 0; i < of.length; i++) {
                int row = movies.rows()[inputs.get(user).ordinals()[i]];
                if (row >= 0) {
                    queries.data()[user * movies.size() + row] = of[i];
                }
            }
        }
        return queries;
    }

    /**
     * The best inner product of limited dimension for the scores of users in training, each user counting by the root of
     * the scores' length (the singular value decomposition of the scores, not of the regressions).
     */
    public LinearPath path(LinearChoice choice) {
        LinearScores scores = scores(users, choice.together(), choice.next());
        float factor = choice.nextShare() * scores.balance();
        DenseMatrix weighted = scores.sum(factor);
        float deviation = deviation(weighted);
        float[] scales = scaleRows(weighted);
        DenseMatrix principal = weighted.timesTransposed(weighted).principal(dimension());
        DenseMatrix directions = unit(weighted.transposedTimes(principal));
        List<LinearPath.Part> parts = new ArrayList<>();
        parts.add(new LinearPath.Part(choice.together(), spread(easeTimes(directions))));
        if (factor > 0) {
            DenseMatrix next = before.times(after.times(directions));
            scale(next.data(), factor);
            parts.add(new LinearPath.Part(choice.next(), spread(next)));
        }
        float[] features = features(scores, factor, scales, weighted.times(directions));
        scale(features, 1 / deviation);
        scale(directions.data(), 1 / deviation);
        return new LinearPath(
                directions.columns(),
                parts,
                items(directions, features),
                features,
                movies.isLearned(),
                settings.placed().offset());
    }

    /** Dimensions at most: fewer than asked for where the catalog is large. */
    public int dimension() {
        return Math.min(settings.dimension(), Math.max(1, MAX_FLOATS / movies.rows().length));
    }

    /** {@code (I − P / diag(P)) V}. */
    private DenseMatrix easeTimes(DenseMatrix directions) {
        int d = directions.columns();
        DenseMatrix scaled = DenseMatrix.zeros(directions.rows(), d);
        for (int i = 0; i < scaled.data().length; i++) {
            scaled.data()[i] = directions.data()[i] / together.at(i / d, i / d);
        }
        DenseMatrix product = together.times(scaled);
        for (int i = 0; i < product.data().length; i++) {
            product.data()[i] = directions.data()[i] - product.data()[i];
        }
        return product;
    }

    /**
     * What each feature adds to the vector of a movie without ratings: its column of the scores is a sum over its
     * features (the block inverse of the extended Gram matrix), expressed in the directions by ridge regression,
     * so that directions in which users in training hardly differ do not decide.
     */
    private float[] features(LinearScores scores, float factor, float[] scales, DenseMatrix users) {
        DenseMatrix byMovie = scores.solved(
                        settings.together().featureWeight(),
                        factor * settings.next().featureWeight(),
                        scales)
                .transposedTimes(users);
        DenseMatrix features = sums(byMovie);
        double[] squares = new double[users.columns()];
        for (int i = 0; i < users.data().length; i++) {
            squares[i % users.columns()] += users.data()[i] * (double) users.data()[i];
        }
        double shrinkage =
                settings.placed().shrinkage() * Arrays.stream(squares).average().orElse(0);
        for (int i = 0; i < features.data().length; i++) {
            features.data()[i] /= (float) (squares[i % users.columns()] + shrinkage);
        }
        return features.data();
    }

    /** Over the learned movies with each feature, divided by the root of their number, shape {@code [features, d]}. */
    private DenseMatrix sums(DenseMatrix byMovie) {
        int d = byMovie.columns();
        DenseMatrix sums = DenseMatrix.zeros(having.length, d);
        for (int feature = 0; feature < having.length; feature++) {
            float weight = (float) (1 / Math.sqrt(having[feature].length));
            for (int row : having[feature]) {
                for (int k = 0; k < d; k++) {
                    sums.data()[feature * d + k] += weight * byMovie.data()[row * d + k];
                }
            }
        }
        return sums;
    }

    private float[] items(DenseMatrix directions, float[] features) {
        float[] items = spread(directions);
        int d = directions.columns();
        for (int movie = 0; movie < movies.rows().length; movie++) {
            if (movies.rows()[movie] < 0) {
                for (int feature : movieFeatures[movie]) {
                    for (int k = 0; k < d; k++) {
                        items[movie * d + k] += features[feature * d + k];
                    }
                }
            }
        }
        return items;
    }

    private float[] spread(DenseMatrix byRow) {
        int d = byRow.columns();
        float[] byOrdinal = new float[movies.rows().length * d];
        for (int row = 0; row < byRow.rows(); row++) {
            System.arraycopy(byRow.data(), row * d, byOrdinal, movies.ordinals()[row] * d, d);
        }
        return byOrdinal;
    }

    /** Scales the columns to unit length. */
    private static DenseMatrix unit(DenseMatrix matrix) {
        double[] squares = new double[matrix.columns()];
        for (int i = 0; i < matrix.data().length; i++) {
            squares[i % matrix.columns()] += matrix.data()[i] * (double) matrix.data()[i];
        }
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] /= (float) Math.sqrt(squares[i % matrix.columns()]);
        }
        return matrix;
    }

    /** Divides each row by the root of its length and returns what it was multiplied by. */
    private static float[] scaleRows(DenseMatrix matrix) {
        float[] scales = new float[matrix.rows()];
        for (int row = 0; row < scales.length; row++) {
            double length = LinearScores.length(matrix, row);
            scales[row] = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
        }
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] *= scales[i / matrix.columns()];
        }
        return scales;
    }

    private static float deviation(DenseMatrix matrix) {
        double squares = 0;
        for (float value : matrix.data()) {
            squares += value * (double) value;
        }
        return squares == 0 ? 1 : (float) Math.sqrt(squares / matrix.data().length);
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
