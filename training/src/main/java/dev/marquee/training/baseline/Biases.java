package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;

/**
 * Predicts {@code μ + b_u + b_i}: global mean, user bias and movie bias, both shrunken, fitted by alternating least
 * squares (Koren, KDD 2008, section 2.1). The user bias is that of the ratings known when asked, so that users need not
 * have been there in training. Immutable and thread-safe.
 */
public final class Biases implements RatingPredictor {
    private static final int SWEEPS = 10;
    private static final double[] PRIORS = {2, 3, 5, 10};

    private final double mean;
    private final double userPrior;
    private final double[] movieBiases;

    /**
     * Fits the biases.
     *
     * @param userPrior ratings' worth of shrinkage of a user bias
     * @param moviePrior ratings' worth of shrinkage of a movie bias
     */
    public Biases(TrainingRatings ratings, double userPrior, double moviePrior) {
        this.userPrior = userPrior;
        mean = ratings.statistics().globalMean();
        movieBiases = new double[ratings.movies()];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            fitMovies(ratings, moviePrior);
        }
    }

    /** Chooses the shrinkage on the validation part, then fits on all that is known. */
    public static Biases tuned(Split split) {
        double best = Double.POSITIVE_INFINITY;
        double userPrior = PRIORS[0];
        double moviePrior = PRIORS[0];
        for (double user : PRIORS) {
            for (double movie : PRIORS) {
                double rmse = rmse(new Biases(split.training(), user, movie), split);
                if (rmse < best) {
                    best = rmse;
                    userPrior = user;
                    moviePrior = movie;
                }
            }
        }
        return new Biases(split.known(), userPrior, moviePrior);
    }

    private static double rmse(Biases biases, Split split) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        for (Case held : split.validation()) {
            metrics.add(biases, held);
        }
        Double rmse = metrics.metrics().rmse();
        return rmse == null ? Double.POSITIVE_INFINITY : rmse;
    }

    private void fitMovies(TrainingRatings ratings, double prior) {
        double[] sums = new double[movieBiases.length];
        int[] counts = ratings.counts();
        for (UserRatings user : ratings.users()) {
            double bias = userBias(user);
            for (int i = 0; i < user.size(); i++) {
                sums[user.ordinals()[i]] += user.ratings()[i] - mean - bias;
            }
        }
        for (int movie = 0; movie < sums.length; movie++) {
            movieBiases[movie] = counts[movie] == 0 ? 0 : sums[movie] / (counts[movie] + prior);
        }
    }

    private double userBias(UserRatings user) {
        double sum = 0;
        for (int i = 0; i < user.size(); i++) {
            sum += user.ratings()[i] - mean - movieBiases[user.ordinals()[i]];
        }
        return user.size() == 0 ? 0 : sum / (user.size() + userPrior);
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        double base = mean + userBias(known);
        float[] predicted = new float[ordinals.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = (float) Math.clamp(base + movieBiases[ordinals[i]], 0.5, 5.0);
        }
        return predicted;
    }
}
