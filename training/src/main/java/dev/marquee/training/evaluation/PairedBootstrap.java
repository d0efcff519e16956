package dev.marquee.training.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether one model is better than another on the same users: users are drawn with replacement, both models with the same
 * draw (Efron and Tibshirani, 1993, chapter 16).
 *
 * @param difference the first model's metric minus the second's
 * @param low 2.5th percentile of the difference over the draws
 * @param high 97.5th percentile
 */
public record PairedBootstrap(double difference, double low, double high) {
    private static final int DRAWS = 2_000;
    private static final double TAIL = 0.025;

    /**
     * Compares a metric that is {@code form(sum of numerators / sum of weights)} over users.
     *
     * @param first numerators of the first model by user, at least one
     * @param second numerators of the second, parallel
     * @param weights denominators, parallel
     * @param form such as the square root of a mean squared error
     */
    public static PairedBootstrap of(
            double[] first, double[] second, double[] weights, DoubleUnaryOperator form, long seed) {
        Random random = new Random(seed);
        double[] differences = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double a = 0;
            double b = 0;
            double weight = 0;
            for (int i = 0; i < weights.length; i++) {
                int user = random.nextInt(weights.length);
                a += first[user];
                b += second[user];
                weight += weights[user];
            }
            differences[draw] = form.applyAsDouble(a / weight) - form.applyAsDouble(b / weight);
        }
        Arrays.sort(differences);
        double weight = Arrays.stream(weights).sum();
        return new PairedBootstrap(
                form.applyAsDouble(Arrays.stream(first).sum() / weight)
                        - form.applyAsDouble(Arrays.stream(second).sum() / weight),
                differences[(int) (TAIL * DRAWS)],
                differences[(int) ((1 - TAIL) * DRAWS)]);
    }

    /** Whether 0 is outside of the interval: a difference that the choice of users does not explain. */
    public boolean clear() {
        return low > 0 || high < 0;
    }
}
