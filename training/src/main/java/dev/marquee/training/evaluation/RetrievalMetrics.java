package dev.marquee.training.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Retrieval over the full catalog. top_100 and MRR are pooled over held-out ratings, recall and nDCG are means over
 * users. Ties are broken by ordinal, which follows the movie id.
 *
 * @param top100 share of held-out ratings whose movie is among the best 100, seen movies removed
 * @param top100SeenKept the same with the seen movies left in the list
 * @param recall20 share of a user's held-out movies among the best 20, over at most 20; mean over users
 * @param ndcg10 nDCG@10 with gain 1 for each held-out movie; mean over users
 * @param mrr mean of 1/rank over held-out ratings
 * @param auc share of (held-out, neither held-out nor seen) pairs in the right order; mean over held-out ratings
 * @param coverage share of the catalog that is in someone's best 10
 * @param users number of users
 * @param ratings number of held-out ratings
 */
public record RetrievalMetrics(
        double top100,
        double top100SeenKept,
        double recall20,
        double ndcg10,
        double mrr,
        double auc,
        double coverage,
        int users,
        int ratings) {
    static final int TOP = 100;

    /** Adds up users one by one. Not thread-safe. */
    public static final class Collector {
        private final BitSet shown = new BitSet();
        private double top100;
        private double top100SeenKept;
        private double recall20;
        private double ndcg10;
        private double mrr;
        private double auc;
        private int users;
        private int ratings;

        /**
         * Adds a user.
         *
         * @param scores of all movies by ordinal; higher is better
         * @param seen ordinals of the known history
         * @param held ordinals of the held-out movies, at least one, none of them seen
         */
        public void add(float[] scores, int[] seen, int[] held) {
            BitSet known = bits(seen);
            int[] order = order(scores);
            int[] rank = ranks(order, known, scores.length);
            double dcg = 0;
            int in20 = 0;
            for (int movie : held) {
                top100 += rank[movie] <= TOP ? 1 : 0;
                mrr += 1.0 / rank[movie];
                in20 += rank[movie] <= 20 ? 1 : 0;
                dcg += rank[movie] <= 10 ? gain(rank[movie]) : 0;
            }
            recall20 += in20 / (double) Math.min(20, held.length);
            ndcg10 += dcg / ideal(held.length);
            auc += auc(rank, held, scores.length - known.cardinality());
            top100SeenKept += keptInTop(order, bits(held));
            show(order, known);
            users++;
            ratings += held.length;
        }

        private void show(int[] order, BitSet known) {
            int left = 10;
            for (int i = 0; i < order.length && left > 0; i++) {
                if (!known.get(order[i])) {
                    shown.set(order[i]);
                    left--;
                }
            }
        }

        /** The means. */
        public RetrievalMetrics metrics(int catalogSize) {
            return new RetrievalMetrics(
                    top100 / ratings,
                    top100SeenKept / ratings,
                    recall20 / users,
                    ndcg10 / users,
                    mrr / ratings,
                    auc / ratings,
                    shown.cardinality() / (double) catalogSize,
                    users,
                    ratings);
        }
    }

    /** Ordinals, best first. */
    private static int[] order(float[] scores) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(scores[i]);
            int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
            keys[i] = ((long) ~ascending << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** Rank from 1 by ordinal in the list without the seen movies; 0 for those. */
    private static int[] ranks(int[] order, BitSet seen, int movies) {
        int[] ranks = new int[movies];
        int rank = 1;
        for (int movie : order) {
            if (!seen.get(movie)) {
                ranks[movie] = rank++;
            }
        }
        return ranks;
    }

    private static int keptInTop(int[] order, BitSet held) {
        int hits = 0;
        for (int i = 0; i < Math.min(TOP, order.length); i++) {
            hits += held.get(order[i]) ? 1 : 0;
        }
        return hits;
    }

    /** Sum over held-out movies of the share of the negatives that rank below it. */
    private static double auc(int[] rank, int[] held, int listed) {
        int negatives = listed - held.length;
        if (negatives == 0) {
            return held.length;
        }
        int[] ranks = Arrays.stream(held).map(movie -> rank[movie]).sorted().toArray();
        double sum = 0;
        for (int i = 0; i < ranks.length; i++) {
            int negativesAbove = ranks[i] - 1 - i;
            sum += (negatives - negativesAbove) / (double) negatives;
        }
        return sum;
    }

    private static double gain(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }

    private static double ideal(int held) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(10, held); rank++) {
            sum += gain(rank);
        }
        return sum;
    }

    private static BitSet bits(int[] ordinals) {
        BitSet bits = new BitSet();
        for (int ordinal : ordinals) {
            bits.set(ordinal);
        }
        return bits;
    }
}
