package dev.marquee.training.split;

import java.util.Arrays;

/**
 * Divides all ratings at two moments: the first four fifths train, the next tenth is the validation part, the rest the
 * test part. Ratings of one second stay together. Users are asked with all that they rated before, whether weights were
 * fitted on it or not; those of whom nothing is known by then are not asked.
 */
public final class GlobalTimeSplit {
    private GlobalTimeSplit() {}

    /** The split. */
    public static Split of(TrainingRatings all) {
        long[] times = times(all);
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        long validationFrom = sorted[(int) (sorted.length * 8L / 10)];
        long testFrom = sorted[(int) (sorted.length * 9L / 10)];
        byte[] parts = new byte[times.length];
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= testFrom) {
                parts[i] = RatingParts.TEST;
            } else if (times[i] >= validationFrom) {
                parts[i] = RatingParts.VALIDATION;
            }
        }
        return new RatingParts(all, parts).split("the last tenth of all ratings by time");
    }

    private static long[] times(TrainingRatings all) {
        long[] times = new long[all.size()];
        int at = 0;
        for (UserRatings user : all.users()) {
            System.arraycopy(user.timestamps(), 0, times, at, user.size());
            at += user.size();
        }
        return times;
    }
}
