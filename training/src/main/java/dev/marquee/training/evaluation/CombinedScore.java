package dev.marquee.training.evaluation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much better a bundle is than the baselines of its own evaluation, as one number, so that bundles of different data
 * sets compare: the geometric mean of three ratios, each above 1 where the bundle is better.
 *
 * <p>Its noise is that of its logarithm over users, by the delta method: a user's share in it is the derivative of the
 * logarithm with respect to that user's weight, so what is common to a model and its baseline cancels. Shares are also
 * kept by group of users; where two bundles were asked the same of the same users, what is common to both cancels too.
 *
 * @param value the third root of the product of the three
 * @param standardError of {@code ln value}
 * @param ndcg10 nDCG@10 of the served list over popularity's
 * @param mrr10 MRR@10 of the served list over popularity's
 * @param rmse RMSE of the biases over the ranking model's
 * @param groups sum of the shares of each group: of every fiftieth user, beginning with the first, the second, …
 */
public record CombinedScore(
        double value, double standardError, double ndcg10, double mrr10, double rmse, List<Double> groups) {
    private static final int PARTS = 3;
    private static final int GROUPS = 50;
    private static final double DIGITS = 1e6;

    /** Copies the list. */
    public CombinedScore {
        groups = List.copyOf(groups);
    }

    /**
     * The score of a model.
     *
     * @param ndcg10 nDCG@10 of the served list, by user, and of popularity
     * @param mrr10 reciprocal rank among ten, likewise
     * @param squares squared error of the biases, summed by user, and of the ranking model
     */
    public static CombinedScore of(Ratio ndcg10, Ratio mrr10, Ratio squares) {
        double[] shares = new double[ndcg10.users()];
        double[] groups = new double[Math.min(GROUPS, shares.length)];
        for (int user = 0; user < shares.length; user++) {
            shares[user] = (ndcg10.share(user) + mrr10.share(user) + squares.share(user) / 2) / PARTS;
            groups[user % groups.length] += shares[user];
        }
        double rmse = Math.sqrt(squares.value());
        return new CombinedScore(
                Math.cbrt(ndcg10.value() * mrr10.value() * rmse),
                deviation(DoubleStream.of(shares)),
                ndcg10.value(),
                mrr10.value(),
                rmse,
                DoubleStream.of(groups)
                        .mapToObj(sum -> Math.round(sum * DIGITS) / DIGITS)
                        .toList());
    }

    /**
     * Standard error of the difference of the logarithms.
     *
     * @param same whether both were asked the same of the same users
     */
    public double noise(CombinedScore other, boolean same) {
        if (!same || groups.size() != other.groups.size() || groups.size() < GROUPS) {
            return Math.hypot(standardError, other.standardError);
        }
        return deviation(IntStream.range(0, GROUPS).mapToDouble(group -> groups.get(group) - other.groups.get(group)));
    }

    /** Standard deviation of a sum of parts that are drawn independently and are 0 on average. */
    private static double deviation(DoubleStream parts) {
        double[] squares = parts.map(part -> part * part).toArray();
        return Math.sqrt(DoubleStream.of(squares).sum() * squares.length / (squares.length - 1));
    }

    /** Two sums over the same users, one over the other. Nobody modifies what it was made of. */
    public static final class Ratio {
        private final double[] above;
        private final double[] below;
        private final double aboveSum;
        private final double belowSum;

        /**
         * A ratio.
         *
         * @param above by user
         * @param below parallel
         */
        public Ratio(double[] above, double[] below) {
            this.above = above;
            this.below = below;
            aboveSum = DoubleStream.of(above).sum();
            belowSum = DoubleStream.of(below).sum();
        }

        private int users() {
            return above.length;
        }

        private double value() {
            return aboveSum / belowSum;
        }

        /** What the logarithm gains per unit of a user's weight; over all users that sums up to 0. */
        private double share(int user) {
            return above[user] / aboveSum - below[user] / belowSum;
        }
    }
}
