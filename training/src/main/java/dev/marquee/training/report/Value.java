package dev.marquee.training.report;

import java.util.List;

/**
 * A metric over trials.
 *
 * @param mean over the trials
 * @param sd standard deviation of one trial (n − 1 in the denominator); 0 where there was but one
 */
public record Value(double mean, double sd) {
    /** Of the values of all trials, at least one. */
    public static Value of(List<Double> trials) {
        double first = trials.getFirst(); // from here, so that equal trials have exactly no deviation
        double mean =
                first + trials.stream().mapToDouble(value -> value - first).sum() / trials.size();
        double squares = trials.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Value(mean, trials.size() == 1 ? 0 : Math.sqrt(squares / (trials.size() - 1)));
    }
}
