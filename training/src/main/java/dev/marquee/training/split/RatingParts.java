package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which part each rating belongs to.
 *
 * @param all the ratings
 * @param parts by position in the users' ratings after one another
 */
@SuppressWarnings("ArrayRecordComponent")
record RatingParts(TrainingRatings all, byte[] parts) {
    static final byte TRAINING = 0;
    static final byte VALIDATION = 1;
    static final byte TEST = 2;

    /** A fold of a random order is the test part, the first share of the others the validation part. */
    static RatingParts random(TrainingRatings all, long seed, int fold, int folds, double validationShare) {
        int[] order = RandomSplit.permutation(all.size(), new Random(seed));
        byte[] parts = new byte[order.length];
        int from = (int) ((long) order.length * fold / folds);
        int to = (int) ((long) order.length * (fold + 1) / folds);
        int validation = (int) ((order.length - (to - from)) * validationShare);
        for (int i = 0; i < order.length; i++) {
            if (i >= from && i < to) {
                parts[order[i]] = TEST;
            } else if (validation-- > 0) {
                parts[order[i]] = VALIDATION;
            }
        }
        return new RatingParts(all, parts);
    }

    /** The split; a user of whom nothing is known is not asked. */
    Split split(String name) {
        List<UserRatings> training = new ArrayList<>();
        List<UserRatings> known = new ArrayList<>();
        List<Case> validation = new ArrayList<>();
        List<Case> test = new ArrayList<>();
        int at = 0;
        for (UserRatings user : all.users()) {
            UserRatings fitted = select(user, at, TRAINING, TRAINING);
            UserRatings before = select(user, at, TRAINING, VALIDATION);
            add(training, fitted);
            add(known, before);
            add(validation, fitted, select(user, at, VALIDATION, VALIDATION));
            add(test, before, select(user, at, TEST, TEST));
            at += user.size();
        }
        return new Split(
                name,
                new TrainingRatings(all.movies(), training),
                new TrainingRatings(all.movies(), known),
                validation,
                test);
    }

    private UserRatings select(UserRatings user, int at, byte first, byte last) {
        return user.select(IntStream.range(0, user.size())
                .filter(i -> parts[at + i] >= first && parts[at + i] <= last)
                .toArray());
    }

    private static void add(List<UserRatings> users, UserRatings user) {
        if (user.size() > 0) {
            users.add(user);
        }
    }

    private static void add(List<Case> cases, UserRatings known, UserRatings asked) {
        if (known.size() > 0 && asked.size() > 0) {
            cases.add(new Case(known, asked));
        }
    }
}
