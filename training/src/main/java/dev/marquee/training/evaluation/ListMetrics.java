package dev.marquee.training.evaluation;

import dev.marquee.training.split.Case;
import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Quality of the list that is shown, its first ten movies.
 *
 * @param ndcg10 nDCG@10 with gain 1 for each held-out movie; mean over users
 * @param gradedNdcg10 nDCG@10 with gain {@code 2^rating − 1} for each held-out movie; mean over users
 * @param mrr10 1/rank of the first held-out movie among the best 10, 0 if there is none; mean over users
 * @param hitRate10 share of users with a held-out movie among the best 10
 * @param coverage10 share of the catalog that is among someone's best 10
 * @param meanPopularity10 known ratings of a shown movie; mean over all movies shown
 */
public record ListMetrics(
        double ndcg10,
        double gradedNdcg10,
        double mrr10,
        double hitRate10,
        double coverage10,
        double meanPopularity10) {
    static final int TOP = 10;

    /**
     * What one user contributes.
     *
     * @param ndcg10 the user's nDCG@10
     * @param reciprocal10 1/rank of the first held-out movie among the best 10, 0 if there is none
     */
    public record User(double ndcg10, double reciprocal10) {}

    /** Adds up users one by one. Not thread-safe. */
    public static final class Collector {
        private final int movies;
        private final BitSet shown = new BitSet();
        private double ndcg10;
        private double gradedNdcg10;
        private double mrr10;
        private long popularity;
        private int slots;
        private int hits;
        private int users;

        /**
         * Starts with nobody.
         *
         * @param movies size of the catalog
         */
        public Collector(int movies) {
            this.movies = movies;
        }

        /**
         * Adds a user.
         *
         * @param list ordinals, best first
         * @param held ordinals of the held-out movies, at least one
         * @param heldRatings parallel, 0.5 to 5.0
         * @param counts known ratings of each movie by ordinal; not modified
         * @return what this user contributes
         */
        public User add(int[] list, int[] held, float[] heldRatings, int[] counts) {
            Map<Integer, Float> ratings = HashMap.newHashMap(held.length);
            double[] grades = new double[held.length];
            for (int i = 0; i < held.length; i++) {
                ratings.put(held[i], heldRatings[i]);
                grades[i] = grade(heldRatings[i]);
            }
            double dcg = 0;
            double graded = 0;
            double reciprocal = 0;
            for (int i = 0; i < Math.min(TOP, list.length); i++) {
                show(list[i], counts[list[i]]);
                Float rating = ratings.get(list[i]);
                if (rating != null) {
                    dcg += discount(i);
                    graded += grade(rating) * discount(i);
                    reciprocal = reciprocal == 0 ? 1.0 / (i + 1) : reciprocal;
                }
            }
            double ndcg = dcg / ideal(grades.length);
            ndcg10 += ndcg;
            gradedNdcg10 += graded / ideal(grades);
            mrr10 += reciprocal;
            hits += reciprocal > 0 ? 1 : 0;
            users++;
            return new User(ndcg, reciprocal);
        }

        /** Asks for a user's list, and adds it; {@code counts} as above. */
        public User add(Recommender model, Case held, int[] counts) {
            UserRatings asked = held.asked();
            return add(model.list(held.known(), asked.firstYear()), asked.ordinals(), asked.ratings(), counts);
        }

        private void show(int ordinal, int ratings) {
            shown.set(ordinal);
            popularity += ratings;
            slots++;
        }

        /** The means. */
        public ListMetrics metrics() {
            return new ListMetrics(
                    ndcg10 / users,
                    gradedNdcg10 / users,
                    mrr10 / users,
                    hits / (double) users,
                    shown.cardinality() / (double) movies,
                    popularity / (double) slots);
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
