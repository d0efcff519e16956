package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.Restriction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Movies like another one.
 *
 * @param modelVersion bundle that the list was made from
 * @param degraded {@code retrieval} if it did not answer in time and popular movies of the same genres stand in
 * @param items most similar first
 * @param emptyReason what took out the last movie, or null
 */
record SimilarMovies(
        String modelVersion,
        List<String> degraded,
        List<MovieSummary> items,
        @EmptyReason @Nullable Restriction emptyReason) {

    static SimilarMovies of(
            ServedBundle bundle, List<String> degraded, List<Movie> movies, Optional<Restriction> emptyReason) {
        return new SimilarMovies(
                bundle.version(),
                degraded,
                movies.stream().map(MovieSummary::of).toList(),
                emptyReason.orElse(null));
    }
}
