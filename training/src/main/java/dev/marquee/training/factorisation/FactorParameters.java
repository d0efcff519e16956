package dev.marquee.training.factorisation;

/**
 * What the Bayesian factorisation is drawn with.
 *
 * @param factors dimensions of the interactions; 0 for none in the ranking model
 * @param burnIn sweeps of each chain whose draws are not used
 * @param sweeps after those
 * @param every so manieth draw is used
 * @param maxRatings of more ratings, those of users drawn at random are learned from, about so many: a sweep takes as long as there are
 *     ratings, and a user is solved for when asked
 */
public record FactorParameters(int factors, int burnIn, int sweeps, int every, int maxRatings) {
    private static final int MAX_RATINGS = 1_000_000;
    private static final int MAX_RATINGS_ALONE = 2_000_000;

    /** For serving: by validation, as good in the ranking model as five times the draws within .003 stars. */
    public static final FactorParameters DEFAULT = new FactorParameters(16, 30, 40, 10, MAX_RATINGS);

    /** On its own: factors by validation, and sweeps after which its error no longer falls. */
    public static final FactorParameters ALONE = new FactorParameters(16, 40, 80, 4, MAX_RATINGS_ALONE);

    /** @throws IllegalArgumentException if there would be no draw */
    public FactorParameters {
        if (sweeps < 1) {
            throw new IllegalArgumentException("factorisation/sweeps is %d; expected 1 or more".formatted(sweeps));
        }
        if (every < 1 || every > sweeps) {
            throw new IllegalArgumentException(
                    "factorisation/every is %d of factorisation/sweeps %d; expected 1 to %2$d"
                            .formatted(every, sweeps));
        }
        if (maxRatings < 1) {
            throw new IllegalArgumentException(
                    "factorisation/maxRatings is %d; expected 1 or more".formatted(maxRatings));
        }
    }
}
