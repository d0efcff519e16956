package dev.marquee.training.dcn;

import java.util.List;

/**
 * Predictions beside what was rated, to watch validation by.
 *
 * @param predicted shape {@code [n]}
 * @param given parallel to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Watched(float[] predicted, float[] given) {
    /** All of them after one another. */
    static Watched of(List<Watched> parts) {
        int size = parts.stream().mapToInt(part -> part.predicted.length).sum();
        Watched all = new Watched(new float[size], new float[size]);
        int at = 0;
        for (Watched part : parts) {
            System.arraycopy(part.predicted, 0, all.predicted, at, part.predicted.length);
            System.arraycopy(part.given, 0, all.given, at, part.given.length);
            at += part.predicted.length;
        }
        return all;
    }

    /** Root of the mean squared error, predictions clipped to the scale. */
    public double rmse() {
        double squares = 0;
        for (int i = 0; i < predicted.length; i++) {
            double error = Math.clamp(predicted[i], 0.5f, 5f) - given[i];
            squares += error * error;
        }
        return Math.sqrt(squares / predicted.length);
    }
}
