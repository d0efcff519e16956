package dev.marquee.training.dcn;

/**
 * A straight line that predicted ratings are put through, so that they are right on average where they were watched: later
 * ratings differ from those that were trained on.
 *
 * @param intercept added
 * @param slope multiplied with
 */
public record Correction(float intercept, float slope) {
    /** Leaves predictions as they are. */
    public static final Correction NONE = new Correction(0, 1);

    private static final int MIN_RATINGS = 100;
    private static final double LOWEST_SLOPE = 0.5;
    private static final double HIGHEST_SLOPE = 1.5;

    /**
     * The line of least squares; with few ratings none.
     *
     * @param predicted shape {@code [n]}
     * @param given what was rated, shape {@code [n]}
     */
    public static Correction fit(float[] predicted, float[] given) {
        if (predicted.length < MIN_RATINGS) {
            return NONE;
        }
        double meanPredicted = mean(predicted);
        double meanGiven = mean(given);
        double together = 0;
        double squares = 0;
        for (int i = 0; i < predicted.length; i++) {
            together += (predicted[i] - meanPredicted) * (given[i] - meanGiven);
            squares += (predicted[i] - meanPredicted) * (predicted[i] - meanPredicted);
        }
        double slope = squares == 0 ? 1 : Math.clamp(together / squares, LOWEST_SLOPE, HIGHEST_SLOPE);
        return new Correction((float) (meanGiven - slope * meanPredicted), (float) slope);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
