package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie that trends.
 *
 * @param movieId of the catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 * @param score what the list is ordered by
 * @param source {@code trending}, or {@code popular} where too little happens
 */
public record TrendingMovie(
        int movieId, String title, @Nullable Integer year, List<String> genres, double score, String source) {}
