package dev.marquee.api.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a user's ratings.
 *
 * @param ratings newest first, equal times by descending movie id
 * @param next where the next page starts, or null if this is the last
 */
public record RatingPage(
        List<StoredRating> ratings, @Nullable RatingCursor next) {

    /** Copies the list. */
    public RatingPage {
        ratings = List.copyOf(ratings);
    }
}
