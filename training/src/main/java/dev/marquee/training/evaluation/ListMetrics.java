package dev.marquee.training.evaluation;

import dev.marquee.core.blend.RankedMovie;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Quality of the served list: retrieved, ranked, blended.
 *
 * @param ndcg10 nDCG@10 with gain 1 for each held-out movie; mean over users
 * @param gradedNdcg10 nDCG@10 with gain {@code 2^rating − 1} for each held-out movie; mean over users
 * @param mrr10 1/rank of the first held-out movie among the best 10, 0 if there is none; mean over users
 * @param hitRate10 share of users with a held-out movie among the best 10
 */
public record ListMetrics(double ndcg10, double gradedNdcg10, double mrr10, double hitRate10) {
    static final int TOP = 10;

    /** Adds up users one by one. Not thread-safe. */
    public static final class Collector {
        private double ndcg10;
        private double gradedNdcg10;
        private double mrr10;
        private int hits;
        private int users;

        /**
         * Adds a user.
         *
         * @param list best first
         * @param heldIds ids of the held-out movies, at least one
         * @param heldRatings parallel, 0.5 to 5.0
         */
        public void add(List<RankedMovie> list, int[] heldIds, float[] heldRatings) {
            Map<Integer, Float> held = HashMap.newHashMap(heldIds.length);
            double[] grades = new double[heldIds.length];
            for (int i = 0; i < heldIds.length; i++) {
                held.put(heldIds[i], heldRatings[i]);
                grades[i] = grade(heldRatings[i]);
            }
            double dcg = 0;
            double graded = 0;
            double reciprocal = 0;
            for (int i = 0; i < Math.min(TOP, list.size()); i++) {
                Float rating = held.get(list.get(i).movieId());
                if (rating != null) {
                    dcg += discount(i);
                    graded += grade(rating) * discount(i);
                    reciprocal = reciprocal == 0 ? 1.0 / (i + 1) : reciprocal;
                }
            }
            ndcg10 += dcg / ideal(grades.length);
            gradedNdcg10 += graded / ideal(grades);
            mrr10 += reciprocal;
            hits += reciprocal > 0 ? 1 : 0;
            users++;
        }

        /** The means. */
        public ListMetrics metrics() {
            return new ListMetrics(ndcg10 / users, gradedNdcg10 / users, mrr10 / users, hits / (double) users);
        }
    }

    private static double grade(float rating) {
        return Math.pow(2, rating) - 1;
    }

    private static double discount(int position) {
        return Math.log(2) / Math.log(position + 2.0);
    }

    private static double ideal(int held) {
        double sum = 0;
        for (int i = 0; i < Math.min(TOP, held); i++) {
            sum += discount(i);
        }
        return sum;
    }

    private static double ideal(double[] grades) {
        double[] best = grades.clone();
        Arrays.sort(best);
        double sum = 0;
        for (int i = 0; i < Math.min(TOP, best.length); i++) {
            sum += best[best.length - 1 - i] * discount(i);
        }
        return sum;
    }
}
