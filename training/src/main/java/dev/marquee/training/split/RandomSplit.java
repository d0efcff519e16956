package dev.marquee.training.split;

import java.util.Random;

/**
 * Holds out a fifth of all ratings at random; a tenth of the others, at random, is the validation part. Comparable with
 * published figures, and optimistic: what is asked may be older than what is known.
 */
public final class RandomSplit {
    /** Number of folds; each rating is in the test part of one. */
    public static final int FOLDS = 5;

    private static final double VALIDATION_SHARE = 0.1;

    private RandomSplit() {}

    /**
     * One of the five folds of a seed.
     *
     * @param fold from 0
     */
    public static Split of(TrainingRatings all, long seed, int fold) {
        String name = "random fifth %d of 5, seed %d".formatted(fold + 1, seed);
        return RatingParts.random(all, seed, fold, FOLDS, VALIDATION_SHARE).split(name);
    }

    /** A random tenth is the test part: the first of ten folds of a seed. */
    public static Split tenth(TrainingRatings all, long seed) {
        return RatingParts.random(all, seed, 0, 10, VALIDATION_SHARE).split("random tenth, seed " + seed);
    }

    /** Positions of the ratings, all users after one another, in random order. */
    static int[] permutation(int size, Random random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
