package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie in a list.
 *
 * @param movieId of the operator's catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 */
record MovieSummary(int movieId, String title, @Nullable Integer year, List<String> genres) {

    static MovieSummary of(Movie movie) {
        return new MovieSummary(movie.movieId(), movie.title(), movie.year(), movie.genres());
    }
}
