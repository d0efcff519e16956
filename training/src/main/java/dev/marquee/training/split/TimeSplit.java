package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds out the end of each user's history: the last fifth is the test part, the part just before it the validation
 * part. Deterministic: users' ratings are sorted by time, then movie id.
 *
 * @param training what weights may be fitted on
 * @param known the training and the validation part: all that is known when the test part is asked for
 * @param cases one per user with a test part, in the order of users
 */
public record TimeSplit(TrainingRatings training, TrainingRatings known, List<Case> cases) {
    private static final double TEST_SHARE = 0.2;
    private static final double VALIDATION_SHARE = 0.1;
    private static final int MIN_RATINGS = 5;

    /** Copies the list. */
    public TimeSplit {
        cases = List.copyOf(cases);
    }

    /** Splits all ratings; users with fewer than five are used for training only. */
    public static TimeSplit of(TrainingRatings all) {
        List<UserRatings> training = new ArrayList<>();
        List<UserRatings> known = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (UserRatings user : all.users()) {
            if (user.size() < MIN_RATINGS) {
                training.add(user);
                known.add(user);
            } else {
                int test = Math.max(1, (int) (user.size() * TEST_SHARE));
                int validation = Math.max(1, (int) (user.size() * VALIDATION_SHARE));
                int testFrom = user.size() - test;
                int validationFrom = testFrom - validation;
                training.add(user.slice(0, validationFrom));
                known.add(user.slice(0, testFrom));
                cases.add(new Case(user, validationFrom, testFrom));
            }
        }
        return new TimeSplit(
                new TrainingRatings(all.movies(), training), new TrainingRatings(all.movies(), known), cases);
    }

    /**
     * One user's parts.
     *
     * @param all the whole history
     * @param validationFrom index of the first validation rating
     * @param testFrom index of the first test rating
     */
    public record Case(UserRatings all, int validationFrom, int testFrom) {
        /** What is known before the validation part. */
        public UserRatings beforeValidation() {
            return all.slice(0, validationFrom);
        }

        /** The validation part. */
        public UserRatings validation() {
            return all.slice(validationFrom, testFrom);
        }

        /** What is known before the test part. */
        public UserRatings beforeTest() {
            return all.slice(0, testFrom);
        }

        /** The test part. */
        public UserRatings test() {
            return all.slice(testFrom, all.size());
        }
    }
}
