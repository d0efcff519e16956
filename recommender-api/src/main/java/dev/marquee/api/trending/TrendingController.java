package dev.marquee.api.trending;

import dev.marquee.api.catalogue.FilterParameters;
import dev.marquee.api.catalogue.Limit;
import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.Offers;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.recommendation.Source;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.core.rule.Offer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The call that shows what trends. */
@RestController
@Tag(name = "Catalogue")
class TrendingController {
    private final ServedBundles bundles;
    private final Offers offers;
    private final Trending trending;

    TrendingController(ServedBundles bundles, Offers offers, Trending trending) {
        this.bundles = bundles;
        this.offers = offers;
        this.trending = trending;
    }

    /** The movies of these days. */
    @GetMapping(path = "/v1/movies/trending", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTrendingMovies",
            summary = "List trending movies",
            description =
                    "By what people watched, clicked and rated lately: a movie watched to its end counts 1, a part of it that part, a"
                            + " click 0.5, a rating its stars of 5, each once for a person and a movie, and half as much with every"
                            + " half-life that passes, three days unless the operator says otherwise. A movie trends if more than one person did something with it. Where too few do,"
                            + " popular movies follow, and their `source` says so.")
    @FilterParameters
    @Limit
    TrendingList trending(WebRequest request) {
        ServedBundle bundle = bundles.current();
        QueryParameters query = QueryParameters.of(request);
        MovieFilter filter = MovieFilters.of(query, bundle.catalog());
        int limit = query.integer("limit", 1, Limit.MOST, Limit.USUAL);
        Offer offer = offers.of(bundle);
        Trends trends = trending.now();
        List<TrendingList.Item> items = items(bundle.catalog(), trends, filter.accepted(offer), limit);
        return new TrendingList(
                trends.asOf(),
                items,
                items.isEmpty() ? filter.emptying(offer.movies(), offer).orElse(null) : null);
    }

    /**
     * Those that trend, then popular ones.
     *
     * @param left ordinals that may be shown; modified
     */
    private static List<TrendingList.Item> items(Catalog catalog, Trends trends, BitSet left, int limit) {
        List<TrendingList.Item> items = new ArrayList<>();
        for (RankedMovie ranked : trends.among(catalog, left, limit)) {
            int ordinal = catalog.ordinal(ranked.movieId()).orElseThrow();
            left.clear(ordinal);
            items.add(TrendingList.Item.of(catalog.movie(ordinal), ranked.score(), Source.TRENDING));
        }
        List<Movie> popular = catalog.popular(left, limit - items.size());
        double highest = popular.isEmpty() ? 0 : popular.getFirst().popularity();
        for (Movie movie : popular) {
            double score = highest > 0 ? movie.popularity() / highest : 0;
            items.add(TrendingList.Item.of(movie, score, Source.POPULAR));
        }
        return items;
    }
}
