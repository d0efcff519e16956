package dev.marquee.training.baseline;

import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.HashMap;
import java.util.Map;

/**
 * Predicts {@code μ + b_u + b_i}: global mean, user bias and movie bias, both shrunken, fitted by alternating least
 * squares (Koren, KDD 2008, section 2.1). Knows user ids. Immutable and thread-safe.
 */
public final class Biases {
    private static final int SWEEPS = 10;

    private final double mean;
    private final double[] movieBiases;
    private final Map<String, Double> userBiases = new HashMap<>();

    /**
     * Fits the biases.
     *
     * @param userPrior ratings' worth of shrinkage of a user bias
     * @param moviePrior ratings' worth of shrinkage of a movie bias
     */
    public Biases(TrainingRatings ratings, double userPrior, double moviePrior) {
        mean = ratings.statistics().globalMean();
        movieBiases = new double[ratings.movies()];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            fitUsers(ratings, userPrior);
            fitMovies(ratings, moviePrior);
        }
        fitUsers(ratings, userPrior);
    }

    private void fitUsers(TrainingRatings ratings, double prior) {
        for (UserRatings user : ratings.users()) {
            double sum = 0;
            for (int i = 0; i < user.size(); i++) {
                sum += user.ratings()[i] - mean - movieBiases[user.ordinals()[i]];
            }
            userBiases.put(user.userId(), sum / (user.size() + prior));
        }
    }

    private void fitMovies(TrainingRatings ratings, double prior) {
        double[] sums = new double[movieBiases.length];
        int[] counts = ratings.counts();
        for (UserRatings user : ratings.users()) {
            double bias = userBiases.getOrDefault(user.userId(), 0.0);
            for (int i = 0; i < user.size(); i++) {
                sums[user.ordinals()[i]] += user.ratings()[i] - mean - bias;
            }
        }
        for (int movie = 0; movie < sums.length; movie++) {
            movieBiases[movie] = sums[movie] / (counts[movie] + prior);
        }
    }

    /** Predicted ratings of a user's movies, clipped to the scale; an unknown user has no bias. */
    public float[] predict(String userId, int[] ordinals) {
        double base = mean + userBiases.getOrDefault(userId, 0.0);
        float[] predicted = new float[ordinals.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = (float) Math.clamp(base + movieBiases[ordinals[i]], 0.5, 5.0);
        }
        return predicted;
    }
}
