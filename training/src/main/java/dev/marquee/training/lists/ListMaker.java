package dev.marquee.training.lists;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.training.dataset.UserHistory;
import dev.marquee.training.evaluation.ServedModel;
import java.util.List;

/**
 * Recommends to one user after the other, as the services would if these ratings were all that they knew of a user. Not
 * thread-safe.
 */
final class ListMaker {
    /** The services read no more of a user than the newest so many ratings. */
    private static final int MAX_HISTORY = 10_000;

    private static final String PERSONAL = "two-tower";
    private static final String POPULAR = "popular";

    private final Catalog catalog;
    private final ServedModel model;
    private final Blend blend;
    private final int limit;
    private final int year;

    /**
     * A maker of such lists.
     *
     * @param model of the bundle that the manifest is of, and the catalog
     */
    ListMaker(Catalog catalog, ServedModel model, Manifest manifest, ListPlan plan) {
        this.catalog = catalog;
        this.model = model;
        this.blend = manifest.blend();
        this.limit = plan.limit();
        this.year =
                RankingFeatures.contextYear(plan.year(), manifest.trainedOn().newest());
    }

    UserList of(UserHistory user) {
        History history = user.history().newest(MAX_HISTORY);
        boolean known = history.ratings().stream().anyMatch(rated -> catalog.isBundled(rated.movieId()));
        return new UserList(user.userId(), known ? personal(history) : popular(history));
    }

    private List<UserList.Item> personal(History history) {
        return model.recommend(history, MovieFilter.NONE, limit, year, blend).stream()
                .map(movie -> UserList.Item.of(movie.movieId(), movie.score(), movie.predictedRating(), PERSONAL))
                .toList();
    }

    /** What the gateway shows where there is no history that the models can read. */
    private List<UserList.Item> popular(History history) {
        List<Movie> movies = catalog.popular(MovieFilter.NONE.accepted(catalog, history), limit);
        double highest = movies.isEmpty() ? 0 : movies.getFirst().popularity();
        return movies.stream()
                .map(movie -> UserList.Item.of(
                        movie.movieId(), highest > 0 ? movie.popularity() / highest : 0, null, POPULAR))
                .toList();
    }
}
