package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Movie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a shortlist to what was asked for and fills what is missing with popular movies that the request allows. */
final class ItemList {
    private static final double HUNDREDTHS = 100;
    private static final double TEN_THOUSANDTHS = 10_000;

    private final ServedBundle bundle;
    private final List<Item> items = new ArrayList<>();

    private ItemList(ServedBundle bundle) {
        this.bundle = bundle;
    }

    /** The items of an answer. */
    static List<Item> of(Shortlist shortlist) {
        BundleTask task = shortlist.task();
        ItemList list = new ItemList(task.bundle());
        BitSet left = task.copyOfAccepted();
        list.addRanked(shortlist.movies(), left, task.limit());
        list.addPopular(left, task.limit());
        return list.items;
    }

    private void addRanked(List<RankedMovie> movies, BitSet left, int limit) {
        for (RankedMovie ranked : movies.subList(0, Math.min(limit, movies.size()))) {
            int ordinal = bundle.catalog().ordinal(ranked.movieId()).orElseThrow();
            left.clear(ordinal);
            Movie movie = bundle.catalog().movie(ordinal);
            items.add(item(movie, ranked.score(), ranked.predictedRating(), Source.TWO_TOWER));
        }
    }

    private void addPopular(BitSet left, int limit) {
        List<Movie> popular = bundle.catalog().popular(left, limit - items.size());
        double highest = popular.isEmpty() ? 0 : popular.getFirst().popularity();
        for (Movie movie : popular) {
            items.add(item(movie, highest > 0 ? movie.popularity() / highest : 0, null, Source.POPULAR));
        }
    }

    private static Item item(Movie movie, double score, @Nullable Float predictedRating, Source source) {
        return new Item(
                movie.movieId(),
                movie.title(),
                movie.year(),
                movie.genres(),
                Math.round(score * TEN_THOUSANDTHS) / TEN_THOUSANDTHS,
                predictedRating == null ? null : Math.round(predictedRating * HUNDREDTHS) / HUNDREDTHS,
                source);
    }
}
