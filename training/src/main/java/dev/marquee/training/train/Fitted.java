package dev.marquee.training.train;

/**
 * A trained model.
 *
 * @param weights its parameters
 * @param curve of its training
 */
public record Fitted<T>(T weights, Curve curve) {
    /** Epochs that it was trained. */
    public int epochs() {
        return curve.chosen();
    }
}
