package dev.marquee.contract.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a movie.
 *
 * @param movieId of the catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 * @param imdbId such as {@code tt0111161}, or null
 * @param tmdbId id at TMDB, or null
 * @param ratings number of ratings in the data set
 * @param meanRating their mean, or null without ratings
 * @param tmdb TMDB's details in TMDB's shape, or null where none were imported
 */
public record MovieDetails(
        int movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        @Nullable String imdbId,
        @Nullable Integer tmdbId,
        int ratings,
        @Nullable Double meanRating,
        @Nullable Map<String, Object> tmdb) {}
