package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Movie;
import java.util.List;

/**
 * Movies like another one.
 *
 * @param modelVersion bundle that the list was made from
 * @param degraded {@code retrieval} if it did not answer in time and popular movies of the same genres stand in
 * @param items most similar first
 */
record SimilarMovies(String modelVersion, List<String> degraded, List<MovieSummary> items) {

    static SimilarMovies of(ServedBundle bundle, List<String> degraded, List<Movie> movies) {
        return new SimilarMovies(
                bundle.version(),
                degraded,
                movies.stream().map(MovieSummary::of).toList());
    }
}
