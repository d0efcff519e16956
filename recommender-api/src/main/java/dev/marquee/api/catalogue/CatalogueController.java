package dev.marquee.api.catalogue;

import dev.marquee.api.input.BudgetHeader;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.MovieIdPath;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.core.rule.Offer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calls that show the catalogue. */
@RestController
@RequestMapping(path = "/v1/movies", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class CatalogueController {
    private static final Duration TO_ANSWER = Duration.ofMillis(30);

    private final ServedBundles bundles;
    private final Offers offers;
    private final SimilarMovieFinder similar;

    CatalogueController(ServedBundles bundles, Offers offers, SimilarMovieFinder similar) {
        this.bundles = bundles;
        this.offers = offers;
        this.similar = similar;
    }

    /** One movie. */
    @GetMapping("/{movieId}")
    @Operation(
            operationId = "showMovie",
            summary = "Show a movie",
            description = "All that is known of it, TMDB's fields in TMDB's shape.")
    MovieDetails movie(@MovieIdPath @PathVariable String movieId) {
        return MovieDetails.of(bundles.current().requireMovie(MovieId.parse("movieId", movieId)));
    }

    /** Movies like another one. */
    @GetMapping("/{movieId}/similar")
    @Operation(
            operationId = "listSimilarMovies",
            summary = "List similar movies",
            description = "By the model; popular movies of the same genres, and `degraded`, if it cannot be asked.")
    @BudgetHeader
    @FilterParameters
    @Limit
    SimilarMovies similar(@MovieIdPath @PathVariable String movieId, WebRequest request) {
        ServedBundle bundle = bundles.current();
        QueryParameters query = QueryParameters.of(request);
        var wanted = new SimilarMovieFinder.Wanted(
                bundle.requireMovie(MovieId.parse("movieId", movieId)),
                MovieFilters.of(query, bundle.catalog()),
                limit(query));
        return similar.find(wanted, LatencyBudget.of(request).deadline(TO_ANSWER));
    }

    /** Movies by title or by the id of another catalogue. */
    @GetMapping
    @Operation(
            operationId = "findMovies",
            summary = "Find movies",
            description = "Takes exactly one of `query`, `imdbId` and `tmdbId`.")
    @Parameter(
            name = "query",
            in = ParameterIn.QUERY,
            description = "Beginnings of words of the title, in any order, ignoring case, accents and punctuation; an"
                    + " article may stand in front. The best match first, then by popularity.",
            schema = @Schema(type = "string", minLength = 1, maxLength = MovieQuery.LONGEST))
    @Parameter(
            name = "imdbId",
            in = ParameterIn.QUERY,
            description = "Such as `tt0111161`.",
            schema = @Schema(type = "string", pattern = MovieQuery.IMDB_ID))
    @Parameter(
            name = "tmdbId",
            in = ParameterIn.QUERY,
            description = "Id at TMDB.",
            schema = @Schema(type = "integer", format = "int32", minimum = "1"))
    @FilterParameters
    @Limit
    MovieList find(WebRequest request) {
        QueryParameters query = QueryParameters.of(request);
        ServedBundle bundle = bundles.current();
        MovieQuery wanted = MovieQuery.of(query);
        return list(bundle, query, wanted.matching(bundle), (found, limit) -> wanted.best(bundle, found, limit));
    }

    /** The movies of the day. */
    @GetMapping("/popular")
    @Operation(
            operationId = "listPopularMovies",
            summary = "List popular movies",
            description = "By ratings, of which newer ones count more.")
    @FilterParameters
    @Limit
    MovieList popular(WebRequest request) {
        ServedBundle bundle = bundles.current();
        Catalog catalog = bundle.catalog();
        return list(bundle, QueryParameters.of(request), offers.of(bundle).movies(), catalog::popular);
    }

    /** Of some movies those that the query allows, best first, as the function has it. */
    private MovieList list(
            ServedBundle bundle, QueryParameters query, BitSet movies, BiFunction<BitSet, Integer, List<Movie>> best) {
        Offer offer = offers.of(bundle);
        MovieFilter filter = MovieFilters.of(query, bundle.catalog());
        BitSet accepted = filter.accepted(offer);
        accepted.and(movies);
        List<Movie> listed = best.apply(accepted, limit(query));
        return MovieList.of(listed, listed.isEmpty() ? filter.emptying(movies, offer) : Optional.empty());
    }

    static int limit(QueryParameters query) {
        return query.integer("limit", 1, Limit.MOST, Limit.USUAL);
    }
}
