package dev.marquee.training.evaluation;

import dev.marquee.training.split.UserRatings;

/** Predicts how a person would rate movies. */
@FunctionalInterface
public interface RatingPredictor {
    /**
     * Predicted ratings on the scale, 0.5 to 5, one per movie.
     *
     * @param known what is known of the person, at least one rating
     * @param ordinals of the movies
     * @param year of the request
     */
    float[] predict(UserRatings known, int[] ordinals, int year);
}
