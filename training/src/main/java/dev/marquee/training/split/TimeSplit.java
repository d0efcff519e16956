package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Holds out the end of each user's history; the part just before it is the validation part. Users' ratings are sorted by
 * time, then movie id. Users with fewer than five ratings are used for training only.
 */
public final class TimeSplit {
    private static final double VALIDATION_SHARE = 0.1;
    private static final int MIN_RATINGS = 5;

    private TimeSplit() {}

    /** The last fifth is the test part. */
    public static Split of(TrainingRatings all) {
        return of("each user's last fifth by time", all, size -> Math.max(1, size / 5));
    }

    /** The last tenth is the test part. */
    public static Split lastTenth(TrainingRatings all) {
        return of("each user's last tenth by time", all, size -> Math.max(1, size / 10));
    }

    /** The last rating alone is the test part: leave-one-out. */
    public static Split lastRating(TrainingRatings all) {
        return of("each user's last rating", all, _ -> 1);
    }

    private static Split of(String name, TrainingRatings all, IntUnaryOperator testSize) {
        List<UserRatings> training = new ArrayList<>();
        List<UserRatings> known = new ArrayList<>();
        List<Case> validation = new ArrayList<>();
        List<Case> test = new ArrayList<>();
        for (UserRatings user : all.users()) {
            if (user.size() < MIN_RATINGS) {
                training.add(user);
                known.add(user);
            } else {
                int testFrom = user.size() - testSize.applyAsInt(user.size());
                int validationFrom = testFrom - Math.max(1, (int) (user.size() * VALIDATION_SHARE));
                UserRatings beforeValidation = user.slice(0, validationFrom);
                UserRatings beforeTest = user.slice(0, testFrom);
                training.add(beforeValidation);
                known.add(beforeTest);
                validation.add(new Case(beforeValidation, user.slice(validationFrom, testFrom)));
                test.add(new Case(beforeTest, user.slice(testFrom, user.size())));
            }
        }
        return new Split(
                name,
                new TrainingRatings(all.movies(), training),
                new TrainingRatings(all.movies(), known),
                validation,
                test);
    }
}
