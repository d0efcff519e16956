package dev.marquee.training.synthetic;

import java.util.SplittableRandom;

/**
 * The low-rank taste behind all ratings: people and movies are points, and people like the movies in their direction.
 */
final class Taste {
    /** Number of directions. */
    static final int DIMENSION = 8;

    private Taste() {}

    /** A point around another. */
    static float[] around(float[] centre, double deviation, SplittableRandom random) {
        float[] point = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            point[i] = (float) (centre[i] + deviation * random.nextGaussian());
        }
        return point;
    }

    /** How well two points agree; of standard normal ones, about standard normal itself. */
    static float affinity(float[] person, float[] film) {
        float sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            sum += person[i] * film[i];
        }
        return sum / (float) Math.sqrt(DIMENSION);
    }
}
