package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a home screen.
 *
 * @param kind such as {@code for-you}
 * @param title in English
 * @param items best first
 * @param movieId that the movies are like, or null
 * @param genre that they are of, or null
 * @param decade that they are of, its first year, or null
 * @param yearFrom that they are of, or later, or null
 */
public record Row(
        String kind,
        String title,
        List<RecommendedMovie> items,
        @Nullable Integer movieId,
        @Nullable String genre,
        @Nullable Integer decade,
        @Nullable Integer yearFrom) {}
