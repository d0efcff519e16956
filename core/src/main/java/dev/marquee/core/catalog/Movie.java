package dev.marquee.core.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie of the operator's catalogue.
 *
 * @param movieId positive; the operator's own id (MovieLens's when imported from it)
 * @param title as imported, without the year
 * @param year of release, or null where the source has none
 * @param genres in the source's order; empty where it has none
 * @param imdbId such as {@code tt0111161}
 * @param tmdbId id at TMDB
 * @param ratings number of ratings in the data set
 * @param meanRating mean of those ratings; 0 without ratings
 * @param popularity sum over the ratings of {@code 0.5^(age / half-life)}; 0 without ratings, higher is more popular
 * @param tmdb TMDB's details, or null where the import found none
 */
public record Movie(
        int movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        @Nullable String imdbId,
        @Nullable Integer tmdbId,
        int ratings,
        double meanRating,
        double popularity,
        @Nullable Details tmdb) {

    /** Copies the genres. */
    public Movie {
        genres = List.copyOf(genres);
    }

    /** The same with the ratings and the popularity of another one. */
    Movie ratedAs(Movie other) {
        return new Movie(
                movieId, title, year, genres, imdbId, tmdbId, other.ratings, other.meanRating, other.popularity, tmdb);
    }

    Movie withoutDetails() {
        return new Movie(movieId, title, year, genres, imdbId, tmdbId, ratings, meanRating, popularity, null);
    }
}
