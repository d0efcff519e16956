package dev.marquee.training.split;

import java.util.Random;
import java.util.function.BiPredicate;

/** A split whose test part somebody has published; a tenth of the other ratings, at random, is the validation part. */
public final class PublishedSplit {
    private static final double VALIDATION_SHARE = 0.1;

    private PublishedSplit() {}

    /**
     * The split.
     *
     * @param isTest whether the rating of this user, of the movie with this ordinal, is in the test part
     * @param seed of the validation part
     */
    public static Split of(String name, TrainingRatings all, BiPredicate<String, Integer> isTest, long seed) {
        Random random = new Random(seed);
        byte[] parts = new byte[all.size()];
        int at = 0;
        for (UserRatings user : all.users()) {
            for (int ordinal : user.ordinals()) {
                if (isTest.test(user.userId(), ordinal)) {
                    parts[at] = RatingParts.TEST;
                } else if (random.nextDouble() < VALIDATION_SHARE) {
                    parts[at] = RatingParts.VALIDATION;
                }
                at++;
            }
        }
        return new RatingParts(all, parts).split(name);
    }
}
