package dev.marquee.core.feature;

/**
 * A history as the user tower reads it. The receiver owns the arrays.
 *
 * @param ordinals rated movies, oldest first, shape {@code [h]}
 * @param centred rating minus the person's weighted mean, the mean shrunken towards {@link #PRIOR_MEAN}; shape {@code [h]}
 * @param recency {@code weight · (0.2 + 0.8 · e^(−age / 15))}, age counted in ratings from the newest, which is 0; shape {@code [h]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record UserTowerInput(int[] ordinals, float[] centred, float[] recency) {
    static final float PRIOR_MEAN = 3.5f;
    static final float PRIOR_RATINGS = 3;
    /** Recency of the oldest ratings. */
    public static final float RECENCY_FLOOR = 0.2f;

    /** Age in ratings at which what is above the floor has fallen to 1/e. */
    public static final float RECENCY_AGE = 15;

    /** Encodes a history. */
    public static UserTowerInput of(KnownHistory history) {
        float sum = PRIOR_MEAN * PRIOR_RATINGS;
        float weights = PRIOR_RATINGS;
        for (int i = 0; i < history.size(); i++) {
            sum += history.weights()[i] * history.ratings()[i];
            weights += history.weights()[i];
        }
        float mean = sum / weights;
        float[] centred = new float[history.size()];
        float[] recency = new float[history.size()];
        for (int i = 0; i < history.size(); i++) {
            centred[i] = history.ratings()[i] - mean;
            int age = history.size() - 1 - i;
            double recent = RECENCY_FLOOR + (1 - RECENCY_FLOOR) * Math.exp(-age / (double) RECENCY_AGE);
            recency[i] = (float) (history.weights()[i] * recent);
        }
        return new UserTowerInput(history.ordinals(), centred, recency);
    }
}
