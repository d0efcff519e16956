package dev.marquee.training.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The movies with ratings enough to learn from: one for the deep path and for ranking. The softmax runs over these only:
 * without ratings a movie could learn nothing but to be unlikely, and its metadata would pull down others'.
 *
 * @param ordinals by row, ascending
 * @param rows by ordinal; −1 where a movie is not learned
 */
@SuppressWarnings("ArrayRecordComponent")
public record LearnedMovies(int[] ordinals, int[] rows) {
    /** The movies with at least one rating. */
    public static LearnedMovies of(int[] counts) {
        int[] rows = new int[counts.length];
        int[] ordinals = new int[counts.length];
        int next = 0;
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            rows[ordinal] = counts[ordinal] == 0 ? -1 : next;
            if (counts[ordinal] > 0) {
                ordinals[next++] = ordinal;
            }
        }
        return new LearnedMovies(Arrays.copyOf(ordinals, next), rows);
    }

    /**
     * The movies with the most ratings.
     *
     * @param minRatings those with fewer are left out
     * @param maxMovies how many at most; of equals those of smaller ordinal
     */
    public static LearnedMovies mostRated(int[] counts, int minRatings, int maxMovies) {
        int[] enough = IntStream.range(0, counts.length)
                .filter(ordinal -> counts[ordinal] >= Math.max(1, minRatings))
                .boxed()
                .sorted(Comparator.comparingInt((Integer ordinal) -> -counts[ordinal]))
                .limit(maxMovies)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] kept = new int[counts.length];
        for (int ordinal : enough) {
            kept[ordinal] = counts[ordinal];
        }
        return of(kept);
    }

    /** Whether a movie is learned, by ordinal; the caller owns the array. */
    public boolean[] isLearned() {
        boolean[] learned = new boolean[rows.length];
        for (int ordinal : ordinals) {
            learned[ordinal] = true;
        }
        return learned;
    }

    /** Number of learned movies. */
    public int size() {
        return ordinals.length;
    }
}
