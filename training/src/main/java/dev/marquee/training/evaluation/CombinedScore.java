package dev.marquee.training.evaluation;

import java.util.stream.DoubleStream;

/**
 * How much better a bundle is than the baselines of its own evaluation, as one number, so that bundles of different data
 * sets compare: the geometric mean of three ratios, each above 1 where the bundle is better.
 *
 * <p>The standard error is that of the score's logarithm over users, by the delta method: a user's share in it is the
 * derivative of the logarithm with respect to that user's weight, so what is common to a model and its baseline cancels.
 *
 * @param value the third root of the product of the three
 * @param standardError of {@code ln value}
 * @param ndcg10 nDCG@10 of the served list over popularity's
 * @param mrr10 MRR@10 of the served list over popularity's
 * @param rmse RMSE of the biases over the ranking model's
 */
public record CombinedScore(double value, double standardError, double ndcg10, double mrr10, double rmse) {
    private static final int PARTS = 3;

    /**
     * The score of a model.
     *
     * @param ndcg10 nDCG@10 of the served list, by user, and of popularity
     * @param mrr10 reciprocal rank among ten, likewise
     * @param squares squared error of the biases, summed by user, and of the ranking model
     */
    public static CombinedScore of(Ratio ndcg10, Ratio mrr10, Ratio squares) {
        double rmse = Math.sqrt(squares.value());
        int users = ndcg10.users();
        double variance = 0;
        for (int user = 0; user < users; user++) {
            double share = (ndcg10.share(user) + mrr10.share(user) + squares.share(user) / 2) / PARTS;
            variance += share * share * users / (users - 1);
        }
        return new CombinedScore(
                Math.cbrt(ndcg10.value() * mrr10.value() * rmse),
                Math.sqrt(variance),
                ndcg10.value(),
                mrr10.value(),
                rmse);
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
