package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * All ratings of a data set, divided into what may be learned from and what is asked.
 *
 * @param name how the ratings are divided: the same name and the same ratings give the same split
 * @param training what weights are fitted on while the validation part chooses
 * @param known the training and the validation part: all that is known when the test part is asked for, which the measured
 *     weights are fitted on
 * @param validation chooses parameters, at most one case a user, in the order of users
 * @param test is measured, likewise
 */
public record Split(
        String name, TrainingRatings training, TrainingRatings known, List<Case> validation, List<Case> test) {
    private static final long DRAW_SEED = 11;

    /** With so many, the standard error of a share is half a hundredth; more would take hours. */
    private static final int MAX_TEST = 10_000;

    /** Each of which is asked for every parameter that a baseline tries. */
    private static final int MAX_VALIDATION = 2_500;

    /** Copies the lists. */
    public Split {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * The same with no more cases than can be asked in minutes, drawn evenly with a fixed seed.
     *
     * @param told what was left out, in words; not called where nothing was
     */
    public Split bounded(Consumer<String> told) {
        Split bounded = withTest(MAX_TEST).withValidation(MAX_VALIDATION);
        if (bounded.test.size() < test.size() || bounded.validation.size() < validation.size()) {
            told.accept("%s: asks %,d of %,d users, and %,d of %,d to choose by; all would take hours"
                    .formatted(name, bounded.test.size(), test.size(), bounded.validation.size(), validation.size()));
        }
        return bounded;
    }

    /** The same with at most so many test cases, drawn evenly with a fixed seed; then the name says so. */
    Split withTest(int cases) {
        if (test.size() <= cases) {
            return this;
        }
        String drawnName = "%s, of %,d users drawn from %,d".formatted(name, cases, test.size());
        return new Split(drawnName, training, known, validation, drawn(test, cases));
    }

    /** The same with at most so many validation cases, drawn likewise. */
    Split withValidation(int cases) {
        return validation.size() <= cases ? this : new Split(name, training, known, drawn(validation, cases), test);
    }

    private static List<Case> drawn(List<Case> all, int cases) {
        List<Case> drawn = new ArrayList<>(all);
        Collections.shuffle(drawn, new Random(DRAW_SEED));
        return drawn.subList(0, cases);
    }

    /** The same without the test part, for who chooses parameters: nothing can be chosen by what is not there. */
    public Split withoutTest() {
        return new Split(name, training, training, validation, List.of());
    }
}
