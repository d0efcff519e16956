package dev.marquee.training.evaluation;

import dev.marquee.training.split.Case;
import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Quality of predicted ratings over held-out ratings.
 *
 * @param rmse root of the mean squared error, over ratings; null for an order that predicts none
 * @param mae mean absolute error, over ratings; null likewise
 * @param ndcg10 nDCG@10 with gain {@code 2^rating − 1} over a user's held-out movies; mean over users
 * @param mrr 1/rank of the first held-out movie rated 4 or better, 0 if there is none; mean over users
 * @param users number of users
 * @param ratings number of held-out ratings
 */
public record RankingMetrics(
        @Nullable Double rmse, @Nullable Double mae, double ndcg10, double mrr, int users, int ratings) {
    private static final int TOP = 10;
    private static final float LIKED = 4;

    /** The same of an order that predicts no ratings. */
    public RankingMetrics withoutErrors() {
        return new RankingMetrics(null, null, ndcg10, mrr, users, ratings);
    }

    /**
     * What one user contributes.
     *
     * @param predicted parallel to the held-out movies; not to be modified
     * @param squares squared error of each rating, parallel to the held-out movies
     * @param ndcg10 the user's
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record User(float[] predicted, double[] squares, double ndcg10) {}

    /** Adds up users one by one. Not thread-safe. */
    public static final class Collector {
        private double squares;
        private double absolutes;
        private double ndcg10;
        private double mrr;
        private int users;
        private int ratings;

        /**
         * Adds a user.
         *
         * @param predicted what the order is made by, and, if it is a rating, compared with the actual one
         * @param actual 0.5 to 5.0, at least one
         * @param ordinals of the movies, to break ties by
         * @return what this user contributes
         */
        public User add(float[] predicted, float[] actual, int[] ordinals) {
            double[] errors = new double[actual.length];
            for (int i = 0; i < actual.length; i++) {
                double error = predicted[i] - actual[i];
                errors[i] = error * error;
                squares += errors[i];
                absolutes += Math.abs(error);
            }
            float[] ordered = order(predicted, actual, ordinals);
            float[] best = actual.clone();
            Arrays.sort(best);
            for (int i = 0; i < best.length / 2; i++) {
                float swapped = best[i];
                best[i] = best[best.length - 1 - i];
                best[best.length - 1 - i] = swapped;
            }
            double ndcg = gain(ordered) / gain(best);
            ndcg10 += ndcg;
            mrr += reciprocal(ordered);
            users++;
            ratings += actual.length;
            return new User(predicted, errors, ndcg);
        }

        /** Asks a model for a user's held-out ratings, and adds the answer. */
        public User add(RatingPredictor model, Case held) {
            UserRatings asked = held.asked();
            float[] predicted = model.predict(held.known(), asked.ordinals(), asked.firstYear());
            return add(predicted, asked.ratings(), asked.ordinals());
        }

        /** The means. */
        public RankingMetrics metrics() {
            return new RankingMetrics(
                    Math.sqrt(squares / ratings), absolutes / ratings, ndcg10 / users, mrr / users, users, ratings);
        }
    }

    private static float[] order(float[] predicted, float[] actual, int[] ordinals) {
        int[] order = IntStream.range(0, actual.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -predicted[i]).thenComparingInt(i -> ordinals[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] ordered = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = actual[order[i]];
        }
        return ordered;
    }

    private static double gain(float[] ordered) {
        double sum = 0;
        for (int i = 0; i < Math.min(TOP, ordered.length); i++) {
            sum += (Math.pow(2, ordered[i]) - 1) * Math.log(2) / Math.log(i + 2.0);
        }
        return sum;
    }

    private static double reciprocal(float[] ordered) {
        for (int i = 0; i < ordered.length; i++) {
            if (ordered[i] >= LIKED) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }
}
