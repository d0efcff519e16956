package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import java.util.List;

/**
 * Movies in order.
 *
 * @param items best first
 */
record MovieList(List<MovieSummary> items) {

    static MovieList of(List<Movie> movies) {
        return new MovieList(movies.stream().map(MovieSummary::of).toList());
    }
}
