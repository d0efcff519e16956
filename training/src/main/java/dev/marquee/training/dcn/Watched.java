package dev.marquee.training.dcn;

import org.jspecify.annotations.Nullable;

/**
 * Predictions beside what was rated, to watch validation by.
 *
 * @param dcn of the DCN, shape {@code [n]}
 * @param factors of the factorisation, parallel; null without one
 * @param given parallel
 */
@SuppressWarnings("ArrayRecordComponent")
public record Watched(float[] dcn, float @Nullable [] factors, float[] given) {
    /** The weights that these ratings choose. */
    public Stack stack() {
        return Stack.fit(this);
    }

    /** Root of the mean squared error, predictions clipped to the scale. */
    public double rmse(Stack stack) {
        double squares = 0;
        for (int i = 0; i < given.length; i++) {
            float rating = stack.rating(dcn[i], factors == null ? 0 : factors[i]);
            double error = Math.clamp(rating, 0.5f, 5f) - given[i];
            squares += error * error;
        }
        return Math.sqrt(squares / given.length);
    }
}
