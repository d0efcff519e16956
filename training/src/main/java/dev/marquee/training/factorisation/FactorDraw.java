package dev.marquee.training.factorisation;

import dev.marquee.training.algebra.Cholesky;
import dev.marquee.training.split.UserRatings;

/**
 * What one draw knows of movies, and of users in general. The last of the {@code d + 1} columns are linear weights.
 *
 * @param mean of all ratings
 * @param noise precision of a rating
 * @param vectors of movies by ordinal, shape {@code [movies, d + 1]}
 * @param inSets of movies in the set that a user has rated, shape {@code [movies, d + 1]}
 * @param features what a feature of movies adds to a vector, by id, shape {@code [features, d + 1]}; zeros where no movie has it
 * @param movieMeans of the priors of a movie's id part, shape {@code [d + 1]}
 * @param priorMeans of a user's id part, shape {@code [d + 1]}
 * @param priorPrecisions of a user's id part, shape {@code [d + 1]}
 */
@SuppressWarnings("ArrayRecordComponent")
record FactorDraw(
        double mean,
        double noise,
        float[] vectors,
        float[] inSets,
        float[] features,
        float[] movieMeans,
        double[] priorMeans,
        double[] priorPrecisions) {

    /** Adds predictions to sums. */
    void predict(UserRatings known, int[] ordinals, double[] sums) {
        double[] user = user(known);
        for (int i = 0; i < ordinals.length; i++) {
            sums[i] += score(user, ordinals[i]);
        }
    }

    /** Both parts of a user's vector: the set of movies rated, and the id's expectation given the ratings. */
    private double[] user(UserRatings known) {
        int width = priorMeans.length;
        double[] user = new double[width];
        double scale = 1 / Math.sqrt(Math.max(1, known.size()));
        for (int ordinal : known.ordinals()) {
            for (int f = 0; f < width; f++) {
                user[f] += scale * inSets[ordinal * width + f];
            }
        }
        double[] a = new double[width * width];
        double[] b = new double[width];
        for (int f = 0; f < width; f++) {
            a[f * width + f] = priorPrecisions[f];
            b[f] = priorPrecisions[f] * priorMeans[f];
        }
        double[] row = new double[width];
        for (int k = 0; k < known.size(); k++) {
            partners(known.ordinals()[k], row);
            double residual = noise * (known.ratings()[k] - score(user, known.ordinals()[k]));
            for (int f = 0; f < width; f++) {
                b[f] += residual * row[f];
                double scaled = noise * row[f];
                for (int g = 0; g <= f; g++) {
                    a[f * width + g] += scaled * row[g];
                }
            }
        }
        Cholesky.solve(a, b);
        for (int f = 0; f < width; f++) {
            user[f] += b[f];
        }
        return user;
    }

    /** What a user's vector is multiplied by: the movie's dimensions, and 1 for the user's linear weight. */
    private void partners(int ordinal, double[] into) {
        int width = into.length;
        for (int f = 0; f < width - 1; f++) {
            into[f] = vectors[ordinal * width + f];
        }
        into[width - 1] = 1;
    }

    private double score(double[] user, int ordinal) {
        int width = user.length;
        int at = ordinal * width;
        double sum = mean + user[width - 1] + vectors[at + width - 1];
        for (int f = 0; f < width - 1; f++) {
            sum += user[f] * vectors[at + f];
        }
        return sum;
    }
}
