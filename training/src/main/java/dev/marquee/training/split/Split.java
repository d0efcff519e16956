package dev.marquee.training.split;

import java.util.List;

/**
 * All ratings of a data set, divided into what may be learned from and what is asked.
 *
 * @param name how the ratings are divided: the same name and the same ratings give the same split
 * @param training what weights may be fitted on
 * @param known the training and the validation part: all that is known when the test part is asked for
 * @param validation chooses parameters, at most one case a user, in the order of users
 * @param test is measured, likewise
 */
public record Split(
        String name, TrainingRatings training, TrainingRatings known, List<Case> validation, List<Case> test) {
    /** Copies the lists. */
    public Split {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** The same without the test part, for who chooses parameters: nothing can be chosen by what is not there. */
    public Split withoutTest() {
        return new Split(name, training, training, validation, List.of());
    }
}
