package dev.marquee.training.evaluation;

import dev.marquee.training.split.UserRatings;

/** Scores the whole catalog for a person. */
@FunctionalInterface
public interface RetrievalModel {
    /**
     * Scores of all movies by ordinal, higher is better, seen movies among them; the caller must not change them.
     *
     * @param known what is known of the person, at least one rating
     */
    float[] scores(UserRatings known);
}
