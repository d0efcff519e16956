package dev.marquee.training.evaluation;

import dev.marquee.training.split.Case;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Retrieval over the full catalog. top_100 and MRR are pooled over held-out ratings, recall, nDCG, AUC and hit rate are
 * means over users. Ties are broken by ordinal, which follows the movie id.
 *
 * @param top100 share of held-out ratings whose movie is among the best 100, seen movies removed
 * @param top100SeenKept the same with the seen movies left in the list
 * @param recall20 share of a user's held-out movies among the best 20, over at most 20; mean over users
 * @param recall50 the same for the best 50
 * @param ndcg10 nDCG@10 with gain 1 for each held-out movie; mean over users
 * @param ndcg100 nDCG@100 likewise
 * @param mrr mean of 1/rank over held-out ratings
 * @param auc share of (held-out, neither held-out nor seen) pairs in the right order; mean of a user's held-out
 *     ratings, then over users
 * @param hitRate100 share of users with a held-out movie among the best 100
 * @param coverage share of the catalog that is in someone's best 10
 * @param users number of users
 * @param ratings number of held-out ratings
 */
public record RetrievalMetrics(
        double top100,
        double top100SeenKept,
        double recall20,
        double recall50,
        double ndcg10,
        double ndcg100,
        double mrr,
        double auc,
        double hitRate100,
        double coverage,
        int users,
        int ratings) {
    static final int TOP = 100;

    /**
     * What one user contributes.
     *
     * @param ratings number of held-out ratings
     * @param top100 how many of them have their movie among the best 100
     * @param ndcg10 the user's
     * @param found whether each is among the best 100, parallel to the held-out movies
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record User(int ratings, int top100, double ndcg10, boolean[] found) {}

    /** Adds up users one by one. Not thread-safe. */
    public static final class Collector {
        private final BitSet shown = new BitSet();
        private double top100;
        private double top100SeenKept;
        private double recall20;
        private double recall50;
        private double ndcg10;
        private double ndcg100;
        private double mrr;
        private double auc;
        private int hits;
        private int users;
        private int ratings;

        /**
         * Adds a user.
         *
         * @param scores of all movies by ordinal; higher is better
         * @param seen ordinals of the known history
         * @param held ordinals of the held-out movies, at least one, none of them seen
         * @return what this user contributes
         */
        public User add(float[] scores, int[] seen, int[] held) {
            BitSet known = bits(seen);
            int[] order = order(scores);
            int[] rank = ranks(order, known, scores.length);
            boolean[] found = new boolean[held.length];
            int in100 = 0;
            for (int i = 0; i < held.length; i++) {
                found[i] = rank[held[i]] <= TOP;
                in100 += found[i] ? 1 : 0;
                mrr += 1.0 / rank[held[i]];
            }
            double ndcg = ndcg(rank, held, 10);
            top100 += in100;
            hits += in100 > 0 ? 1 : 0;
            recall20 += recall(rank, held, 20);
            recall50 += recall(rank, held, 50);
            ndcg10 += ndcg;
            ndcg100 += ndcg(rank, held, 100);
            auc += auc(rank, held, scores.length - known.cardinality()) / held.length;
            top100SeenKept += keptInTop(order, bits(held));
            show(order, known);
            users++;
            ratings += held.length;
            return new User(held.length, in100, ndcg, found);
        }

        /** Asks a model for a user's held-out movies, and adds the answer. */
        public User add(RetrievalModel model, Case held) {
            return add(
                    model.scores(held.known()),
                    held.known().ordinals(),
                    held.asked().ordinals());
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
                    recall50 / users,
                    ndcg10 / users,
                    ndcg100 / users,
                    mrr / ratings,
                    auc / users,
                    hits / (double) users,
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

    private static double recall(int[] rank, int[] held, int top) {
        int found = 0;
        for (int movie : held) {
            found += rank[movie] <= top ? 1 : 0;
        }
        return found / (double) Math.min(top, held.length);
    }

    private static double ndcg(int[] rank, int[] held, int top) {
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < held.length; i++) {
            gain += rank[held[i]] <= top ? discount(rank[held[i]]) : 0;
            ideal += i < top ? discount(i + 1) : 0;
        }
        return gain / ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }

    private static BitSet bits(int[] ordinals) {
        BitSet bits = new BitSet();
        for (int ordinal : ordinals) {
            bits.set(ordinal);
        }
        return bits;
    }
}
