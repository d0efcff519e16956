package dev.marquee.core.bundle;

import dev.marquee.core.history.History;
import java.util.List;

/**
 * Inputs with the outputs that training computed. Serving replays them when it loads a bundle and refuses one that
 * differs by more than {@link #TOLERANCE}.
 *
 * @param cases at least one
 */
public record Golden(List<Case> cases) {
    /** Largest absolute difference allowed. */
    public static final double TOLERANCE = 1e-4;

    /** Copies the list. */
    public Golden {
        cases = List.copyOf(cases);
    }

    /**
     * One request through both models.
     *
     * @param history oldest first
     * @param year of the request
     * @param userEmbedding output of the user tower
     * @param movieIds candidates
     * @param predictedRatings output of the ranking model, one per candidate
     */
    public record Case(
            History history,
            int year,
            List<Float> userEmbedding,
            List<Integer> movieIds,
            List<Float> predictedRatings) {

        /** Copies the lists. */
        public Case {
            userEmbedding = List.copyOf(userEmbedding);
            movieIds = List.copyOf(movieIds);
            predictedRatings = List.copyOf(predictedRatings);
        }
    }

    /**
     * Compares a replayed output with the recorded one.
     *
     * @return the largest absolute difference
     * @throws BundleException if lengths differ, a value is not finite, or one differs by more than the tolerance
     */
    public static double check(String what, List<Float> expected, float[] actual) {
        if (expected.size() != actual.length) {
            throw new BundleException("golden replay: %s has %d values here, %d when it was trained"
                    .formatted(what, actual.length, expected.size()));
        }
        double largest = 0;
        for (int i = 0; i < actual.length; i++) {
            double difference = Math.abs(expected.get(i) - actual[i]);
            if (!(difference <= TOLERANCE)) {
                throw new BundleException("golden replay: %s value %d is %s here, %s when it was trained (tolerance %s)"
                        .formatted(what, i, actual[i], expected.get(i), TOLERANCE));
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
