package dev.marquee.training.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

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

    /** Copies the lists. */
    public Split {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** The same with at most so many test cases, drawn evenly with a fixed seed; then the name says so. */
    public Split withTest(int cases) {
        if (test.size() <= cases) {
            return this;
        }
        List<Case> drawn = new ArrayList<>(test);
        Collections.shuffle(drawn, new Random(DRAW_SEED));
        String drawnName = "%s, of %,d users drawn from %,d".formatted(name, cases, test.size());
        return new Split(drawnName, training, known, validation, drawn.subList(0, cases));
    }

    /** The same without the test part, for who chooses parameters: nothing can be chosen by what is not there. */
    public Split withoutTest() {
        return new Split(name, training, training, validation, List.of());
    }
}
