package dev.marquee.core.feedback;

import java.time.Duration;

/**
 * How the models read one kind of signal: as a rating that it implies, and as how much that counts beside a rating that was
 * given. The weight halves with each half-life (exponential decay, as of the confidence levels of Hu, Koren and Volinsky,
 * Collaborative Filtering for Implicit Feedback Datasets, 2008, made to depend on age).
 *
 * @param least rating implied by a share of 0, 0.5 to 5.0
 * @param most rating implied by a share of 1; between the two it grows with the share
 * @param weight of a signal of this moment, above 0 and below 1: a rating that was given counts more
 * @param halfLife after which it counts half as much
 */
public record Meaning(float least, float most, float weight, Duration halfLife) {

    /** Checks the weight and the half-life. */
    public Meaning {
        if (!(weight > 0 && weight < 1)) {
            throw new IllegalArgumentException("weight %s; expected above 0 and below 1".formatted(weight));
        }
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("half-life %s; expected above 0".formatted(halfLife));
        }
    }

    /** The implied rating, in halves. */
    float rating(float share) {
        return Math.round(2 * (least + share * (most - least))) / 2f;
    }

    /**
     * How much it counts.
     *
     * @param age seconds; below 0, as of a clock that is ahead, counts as 0
     */
    float weight(long age) {
        return (float) (weight * Math.pow(0.5, Math.max(0, age) / (double) halfLife.toSeconds()));
    }
}
