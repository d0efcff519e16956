package dev.marquee.training.linear;

import dev.marquee.core.feature.UserTowerInput;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How much each rating of a history counts in the user's vector: {@code (floor + (1 − floor) e^(−age / τ)) · (1 + liking ·
 * centred rating)}, age counted in ratings from the newest. The same formula as numbers and as a part of a graph.
 *
 * @param floor of the oldest ratings, in [0, 1]; 1 means that age does not matter
 * @param age τ, in ratings
 * @param liking what a star above the user's mean adds
 */
public record HistoryWeights(float floor, float age, float liking) {
    private double power() {
        return UserTowerInput.RECENCY_AGE / (double) age;
    }

    /** The weight of a rating by position, age 0 being the newest, whatever its stars. */
    double byAge(int ratings) {
        return floor + (1 - floor) * Math.exp(-ratings / (double) age);
    }

    /** The weights of a history, shape {@code [h]}, scaled to unit length; the caller owns them. */
    float[] of(UserTowerInput input) {
        float[] weights = new float[input.recency().length];
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            double young = (input.recency()[i] - UserTowerInput.RECENCY_FLOOR) / (1 - UserTowerInput.RECENCY_FLOOR);
            double recent = floor + (1 - floor) * Math.pow(Math.max(0, young), power());
            weights[i] = (float) (recent * (1 + liking * input.centred()[i]));
            squares += weights[i] * (double) weights[i];
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        return weights;
    }

    /** The weights as a part of a graph, shape {@code [h]}, not scaled. */
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> centred, Operand<TFloat32> recency) {
        Operand<TFloat32> young = tf.math.maximum(
                tf.math.mul(
                        tf.math.sub(recency, tf.constant(UserTowerInput.RECENCY_FLOOR)),
                        tf.constant(1 / (1 - UserTowerInput.RECENCY_FLOOR))),
                tf.constant(0f));
        Operand<TFloat32> recent = tf.math.add(
                tf.constant(floor),
                tf.math.mul(tf.constant(1 - floor), tf.math.pow(young, tf.constant((float) power()))));
        return tf.math.mul(recent, tf.math.add(tf.constant(1f), tf.math.mul(tf.constant(liking), centred)));
    }
}
