package dev.marquee.api.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ratings.
 *
 * @param items newest first
 * @param nextCursor where the next page starts, or null if this is the last
 */
record RatingList(List<StoredRating> items, @Nullable String nextCursor) {

    static RatingList of(RatingPage page) {
        return new RatingList(
                page.ratings(), page.next() == null ? null : page.next().text());
    }
}
