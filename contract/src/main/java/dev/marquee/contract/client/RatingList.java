package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ratings of a user.
 *
 * @param items newest first
 * @param nextCursor asks for the next page, or null at the end
 */
public record RatingList(List<StoredRating> items, @Nullable String nextCursor) {}
