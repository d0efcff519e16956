package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.Restriction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Movies in order.
 *
 * @param items best first
 * @param emptyReason what took out the last movie, or null
 */
record MovieList(
        List<MovieSummary> items, @EmptyReason @Nullable Restriction emptyReason) {

    static MovieList of(List<Movie> movies, Optional<Restriction> emptyReason) {
        return new MovieList(movies.stream().map(MovieSummary::of).toList(), emptyReason.orElse(null));
    }
}
