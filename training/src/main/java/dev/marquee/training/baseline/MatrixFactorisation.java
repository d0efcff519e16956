package dev.marquee.training.baseline;

import dev.marquee.training.algebra.Cholesky;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.Random;

/**
 * Predicts {@code μ + b_u + b_i + p · q}, fitted by stochastic gradient descent (Koren, Bell and Volinsky, IEEE Computer
 * 2009). A user's bias and factors are then solved for the ratings known when asked, with the movies' as they are, so that
 * users need not have been there in training. Not thread-safe while it is fitted.
 */
public final class MatrixFactorisation implements RatingPredictor {
    private static final Settings DEFAULT = new Settings(64, 0.01, 0.1);
    private static final double DEVIATION = 0.1;
    private static final int MAX_EPOCHS = 60;
    private static final int CHECK = 5;

    private final Settings settings;
    private final Random random;
    private final double mean;
    private final int[] users;
    private final int[] movies;
    private final float[] values;
    private final double[] userBiases;
    private final double[] movieBiases;
    private final double[] userFactors;
    private final double[] movieFactors;

    /**
     * What it is fitted with.
     *
     * @param factors dimensions of the interactions
     * @param rate of a step
     * @param regularisation for each rating
     */
    record Settings(int factors, double rate, double regularisation) {}

    MatrixFactorisation(TrainingRatings ratings, Settings settings, long seed) {
        this.settings = settings;
        random = new Random(seed);
        mean = ratings.statistics().globalMean();
        int size = ratings.size();
        users = new int[size];
        movies = new int[size];
        values = new float[size];
        int k = 0;
        for (int user = 0; user < ratings.users().size(); user++) {
            UserRatings of = ratings.users().get(user);
            for (int i = 0; i < of.size(); i++, k++) {
                users[k] = user;
                movies[k] = of.ordinals()[i];
                values[k] = of.ratings()[i];
            }
        }
        userBiases = new double[ratings.users().size()];
        movieBiases = new double[ratings.movies()];
        userFactors = normal(userBiases.length);
        movieFactors = normal(movieBiases.length);
    }

    private double[] normal(int rows) {
        double[] values = new double[rows * settings.factors];
        for (int i = 0; i < values.length; i++) {
            values[i] = DEVIATION * random.nextGaussian();
        }
        return values;
    }

    /** Chooses the number of epochs on the validation part, then fits on all that is known. */
    public static MatrixFactorisation tuned(Split split, long seed) {
        MatrixFactorisation tried = new MatrixFactorisation(split.training(), DEFAULT, seed);
        double lowest = Double.POSITIVE_INFINITY;
        int best = CHECK;
        for (int epochs = CHECK; epochs <= MAX_EPOCHS; epochs += CHECK) {
            tried.fit(CHECK);
            RankingMetrics.Collector metrics = new RankingMetrics.Collector();
            for (Case held : split.validation()) {
                metrics.add(tried, held);
            }
            Double rmse = metrics.metrics().rmse();
            if (rmse != null && rmse < lowest) {
                lowest = rmse;
                best = epochs;
            }
        }
        MatrixFactorisation fitted = new MatrixFactorisation(split.known(), DEFAULT, seed);
        fitted.fit(best);
        return fitted;
    }

    /** Goes over all ratings so many times, each time in another order. */
    void fit(int epochs) {
        int[] order = new int[values.length];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < order.length; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int k : order) {
                step(users[k], movies[k], values[k]);
            }
        }
    }

    private void step(int user, int movie, float value) {
        int f = settings.factors;
        int userAt = user * f;
        int movieAt = movie * f;
        double predicted = mean + userBiases[user] + movieBiases[movie];
        for (int i = 0; i < f; i++) {
            predicted += userFactors[userAt + i] * movieFactors[movieAt + i];
        }
        double error = value - predicted;
        userBiases[user] += settings.rate * (error - settings.regularisation * userBiases[user]);
        movieBiases[movie] += settings.rate * (error - settings.regularisation * movieBiases[movie]);
        for (int i = 0; i < f; i++) {
            double p = userFactors[userAt + i];
            double q = movieFactors[movieAt + i];
            userFactors[userAt + i] += settings.rate * (error * q - settings.regularisation * p);
            movieFactors[movieAt + i] += settings.rate * (error * p - settings.regularisation * q);
        }
    }

    /** The user's factors, and last the bias: least squares over what is known, regularised for each rating. */
    private double[] user(UserRatings known) {
        int f = settings.factors;
        int n = f + 1;
        double[] a = new double[n * n];
        double[] b = new double[n];
        double[] row = new double[n];
        row[f] = 1;
        for (int k = 0; k < known.size(); k++) {
            int movie = known.ordinals()[k];
            System.arraycopy(movieFactors, movie * f, row, 0, f);
            double residual = known.ratings()[k] - mean - movieBiases[movie];
            for (int i = 0; i < n; i++) {
                b[i] += residual * row[i];
                for (int j = 0; j <= i; j++) {
                    a[i * n + j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            a[i * n + i] += settings.regularisation * Math.max(1, known.size());
        }
        Cholesky.solve(a, b);
        return b;
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        int f = settings.factors;
        double[] user = user(known);
        float[] predicted = new float[ordinals.length];
        for (int k = 0; k < predicted.length; k++) {
            double sum = mean + user[f] + movieBiases[ordinals[k]];
            for (int i = 0; i < f; i++) {
                sum += user[i] * movieFactors[ordinals[k] * f + i];
            }
            predicted[k] = (float) Math.clamp(sum, 0.5, 5.0);
        }
        return predicted;
    }
}
