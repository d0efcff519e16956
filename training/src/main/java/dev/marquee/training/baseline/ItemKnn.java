package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Item-based nearest neighbours by who rated them: movies score the sum of the similarities between a movie and those in
 * the history, of which one is among the nearest of the other. Immutable and thread-safe.
 */
public final class ItemKnn implements RetrievalModel {
    private static final List<Settings> CHOICES = Stream.of(20, 50, 100, 200)
            .flatMap(k -> Stream.of(0, 10)
                    .flatMap(shrinkage -> Stream.of(false, true).map(ofSeen -> new Settings(k, shrinkage, ofSeen))))
            .toList();

    private final boolean ofSeen;
    private final double shrinkage;
    private final int[][] neighbors;
    private final float[][] similarities;

    /**
     * What it is fitted with.
     *
     * @param k how many neighbours of each movie; ties by ordinal
     * @param shrinkage raters in common at which a cosine counts half
     * @param ofSeen whether a seen movie speaks for its neighbours (Deshpande and Karypis, ACM TOIS 2004); otherwise a
     *     movie asks its own neighbours (Sarwar et al., WWW 2001)
     */
    record Settings(int k, double shrinkage, boolean ofSeen) {}

    /** Finds the neighbours. */
    ItemKnn(TrainingRatings ratings, Settings settings) {
        ofSeen = settings.ofSeen;
        shrinkage = settings.shrinkage;
        int[][] raters = MovieLists.raters(ratings);
        neighbors = new int[raters.length][];
        similarities = new float[raters.length][];
        IntStream.range(0, raters.length).parallel().forEach(movie -> fit(ratings, raters, movie, settings.k));
    }

    /** Chooses neighbours, shrinkage and whose neighbours count on the validation part. */
    public static RetrievalModel tuned(Split split) {
        return Tuning.best(split, CHOICES, ItemKnn::new);
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

    private float similarity(int common, int[] raters, int[] otherRaters) {
        double cosine = common / Math.sqrt((double) raters.length * otherRaters.length);
        return (float) (cosine * common / (common + shrinkage));
    }

    /** Ascending by falling similarity, then by ordinal; similarities are positive, so their bits are in order. */
    private static long key(float similarity, int ordinal) {
        return ((long) -Float.floatToIntBits(similarity) << 32) | ordinal;
    }

    @Override
    public float[] scores(UserRatings known) {
        return ofSeen ? spoken(known) : asked(known);
    }

    private float[] spoken(UserRatings known) {
        float[] scores = new float[neighbors.length];
        for (int seen : known.ordinals()) {
            for (int i = 0; i < neighbors[seen].length; i++) {
                scores[neighbors[seen][i]] += similarities[seen][i];
            }
        }
        return scores;
    }

    private float[] asked(UserRatings known) {
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
