package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a movie.
 *
 * @param movieId of the operator's catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 * @param imdbId such as {@code tt0111161}, or null
 * @param tmdbId id at TMDB, or null
 * @param ratings number of ratings in the data set
 * @param meanRating mean of those ratings, or null without ratings
 * @param tmdb TMDB's details in TMDB's shape, or null where none were imported
 */
record MovieDetails(
        int movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        @Nullable String imdbId,
        @Nullable Integer tmdbId,
        int ratings,
        @Nullable Double meanRating,

        @Schema(implementation = Object.class, types = "object", description = "TMDB's details in TMDB's shape.")
        @Nullable
        Details tmdb) {
    private static final double HUNDREDTHS = 100;

    static MovieDetails of(Movie movie) {
        return new MovieDetails(
                movie.movieId(),
                movie.title(),
                movie.year(),
                movie.genres(),
                movie.imdbId(),
                movie.tmdbId(),
                movie.ratings(),
                movie.ratings() == 0 ? null : Math.round(movie.meanRating() * HUNDREDTHS) / HUNDREDTHS,
                movie.tmdb());
    }
}
