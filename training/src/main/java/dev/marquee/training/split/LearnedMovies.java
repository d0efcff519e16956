package dev.marquee.training.split;

import java.util.Arrays;

/**
 * The movies with at least one rating to learn from. The softmax runs over these only: without ratings a movie could
 * learn nothing but to be unlikely, and its metadata would pull down others'.
 *
 * @param ordinals by row, ascending
 * @param rows by ordinal; −1 where there is no rating
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

    /** Number of learned movies. */
    public int size() {
        return ordinals.length;
    }
}
