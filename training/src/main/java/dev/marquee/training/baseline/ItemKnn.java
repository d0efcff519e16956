package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Item-based nearest neighbours by who rated them: movies score the sum of the similarities between a movie and those in
 * the history, of which one is among the nearest of the other. Immutable and thread-safe.
 */
public final class ItemKnn implements RetrievalModel {
    private static final int MOST = 200;
    private static final List<Double> SHRINKAGES = List.of(0.0, 10.0);
    private static final List<Settings> CHOICES = Stream.of(20, 50, 100, MOST)
            .flatMap(k -> SHRINKAGES.stream()
                    .flatMap(shrinkage -> Stream.of(false, true).map(ofSeen -> new Settings(k, shrinkage, ofSeen))))
            .toList();

    private final Settings settings;
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
        this.settings = settings;
        int[][] raters = MovieLists.raters(ratings);
        neighbors = new int[raters.length][];
        similarities = new float[raters.length][];
        IntStream.range(0, raters.length).parallel().forEach(movie -> fit(ratings, raters, movie));
    }

    private ItemKnn(ItemKnn wider, Settings settings) {
        this.settings = settings;
        neighbors = wider.neighbors;
        similarities = wider.similarities;
    }

    /** As if it had been fitted with no more neighbours than it has. */
    ItemKnn nearest(int k, boolean ofSeen) {
        return new ItemKnn(this, new Settings(k, settings.shrinkage, ofSeen));
    }

    /** Chooses neighbours, shrinkage and whose neighbours count on the validation part. */
    public static RetrievalModel tuned(Split split) {
        Map<Double, ItemKnn> widest = SHRINKAGES.stream()
                .collect(Collectors.toMap(
                        shrinkage -> shrinkage,
                        shrinkage -> new ItemKnn(split.training(), new Settings(MOST, shrinkage, false))));
        Settings best = Tuning.choose(
                split,
                CHOICES,
                of -> Objects.requireNonNull(widest.get(of.shrinkage)).nearest(of.k, of.ofSeen));
        return new ItemKnn(split.known(), best);
    }

    private void fit(TrainingRatings ratings, int[][] raters, int movie) {
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
                .limit(settings.k)
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
        return (float) (cosine * common / (common + settings.shrinkage));
    }

    /** Ascending by falling similarity, then by ordinal; similarities are positive, so their bits are in order. */
    private static long key(float similarity, int ordinal) {
        return ((long) -Float.floatToIntBits(similarity) << 32) | ordinal;
    }

    @Override
    public float[] scores(UserRatings known) {
        return settings.ofSeen ? spoken(known) : asked(known);
    }

    private float[] spoken(UserRatings known) {
        float[] scores = new float[neighbors.length];
        for (int seen : known.ordinals()) {
            for (int i = 0; i < near(seen); i++) {
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
            for (int i = 0; i < near(movie); i++) {
                scores[movie] += seen.get(neighbors[movie][i]) ? similarities[movie][i] : 0;
            }
        }
        return scores;
    }

    /** How many neighbours of a movie count. */
    private int near(int movie) {
        return Math.min(settings.k, neighbors[movie].length);
    }
}
