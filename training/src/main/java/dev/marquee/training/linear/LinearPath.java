package dev.marquee.training.linear;

import dev.marquee.core.feature.UserTowerInput;
import java.util.List;

/**
 * The fitted linear path: a movie's score is the inner product of its vector with the weighted sum of the history's, and its bias.
 * Immutable and thread-safe; nobody modifies the arrays.
 *
 * @param dimension d
 * @param parts what is summed up over a history
 * @param items vectors by ordinal, row by row, shape {@code [movies, d]}; of movies that were not learned by their metadata
 * @param features what each feature adds to such a movie, shape {@code [features, d]}
 * @param learned whether a movie has a vector of its own, by ordinal
 * @param offset added to the score of a movie that has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearPath(
        int dimension, List<Part> parts, float[] items, float[] features, boolean[] learned, float offset) {
    /**
     * One weighted sum over a history, the weights scaled to unit length.
     *
     * @param weights of its ratings
     * @param movies vectors by ordinal, shape {@code [movies, d]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Part(HistoryWeights weights, float[] movies) {}

    /** Copies the list. */
    public LinearPath {
        parts = List.copyOf(parts);
    }

    /** No path: vectors without dimensions. */
    public static LinearPath none(int movies) {
        return new LinearPath(0, List.of(), new float[0], new float[0], new boolean[movies], 0);
    }

    /** The user's vector, shape {@code [d]}; the caller owns it. */
    public float[] embed(UserTowerInput input) {
        float[] user = new float[dimension];
        for (Part part : parts) {
            float[] weights = part.weights().of(input);
            for (int i = 0; i < weights.length; i++) {
                int at = input.ordinals()[i] * dimension;
                for (int k = 0; k < dimension; k++) {
                    user[k] += weights[i] * part.movies()[at + k];
                }
            }
        }
        return user;
    }

    /** What is added to a movie's score, whoever asks. */
    public float bias(int ordinal) {
        return learned[ordinal] ? 0 : offset;
    }

    /** Scores of all movies by ordinal; the caller owns them. */
    public float[] scores(UserTowerInput input) {
        float[] user = embed(input);
        float[] scores = new float[learned.length];
        for (int movie = 0; movie < scores.length; movie++) {
            float score = bias(movie);
            for (int k = 0; k < dimension; k++) {
                score += user[k] * items[movie * dimension + k];
            }
            scores[movie] = score;
        }
        return scores;
    }
}
