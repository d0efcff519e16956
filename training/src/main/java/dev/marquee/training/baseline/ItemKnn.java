package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Item-based nearest neighbours (Sarwar et al., WWW 2001): a movie scores the sum of its cosine similarities, by who rated
 * it, to those of its nearest neighbours that are in the history. Immutable and thread-safe.
 */
public final class ItemKnn implements RetrievalModel {
    private final int[][] neighbors;
    private final float[][] similarities;

    /**
     * Finds the neighbours.
     *
     * @param k how many of each movie; ties by ordinal
     */
    public ItemKnn(TrainingRatings ratings, int k) {
        int[][] raters = MovieLists.raters(ratings);
        neighbors = new int[raters.length][];
        similarities = new float[raters.length][];
        IntStream.range(0, raters.length).parallel().forEach(movie -> fit(ratings, raters, movie, k));
    }

    private void fit(TrainingRatings ratings, int[][] raters, int movie, int k) {
        int[] common = new int[raters.length];
        for (int user : raters[movie]) {
            for (int other : ratings.users().get(user).ordinals()) {
                common[other]++;
            }
        }
        common[movie] = 0;
        int[] best = IntStream.range(0, common.length)
                .filter(other -> common[other] > 0)
                .mapToLong(other -> key(similarity(common[other], raters[movie], raters[other]), other))
                .sorted()
                .limit(k)
                .mapToInt(key -> (int) key)
                .toArray();
        neighbors[movie] = best;
        similarities[movie] = new float[best.length];
        for (int i = 0; i < best.length; i++) {
            similarities[movie][i] = similarity(common[best[i]], raters[movie], raters[best[i]]);
        }
    }

    private static float similarity(int common, int[] raters, int[] otherRaters) {
        return (float) (common / Math.sqrt((double) raters.length * otherRaters.length));
    }

    /** Ascending by falling similarity, then by ordinal; similarities are positive, so their bits are in order. */
    private static long key(float similarity, int ordinal) {
        return ((long) -Float.floatToIntBits(similarity) << 32) | ordinal;
    }

    @Override
    public float[] scores(UserRatings known) {
        float[] scores = new float[neighbors.length];
        BitSet seen = new BitSet(scores.length);
        for (int ordinal : known.ordinals()) {
            seen.set(ordinal);
        }
        for (int movie = 0; movie < scores.length; movie++) {
            for (int i = 0; i < neighbors[movie].length; i++) {
                scores[movie] += seen.get(neighbors[movie][i]) ? similarities[movie][i] : 0;
            }
        }
        return scores;
    }
}
