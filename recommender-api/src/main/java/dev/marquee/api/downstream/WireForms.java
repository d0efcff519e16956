package dev.marquee.api.downstream;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.WireFilter;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;

/** Histories and filters as the other services read them. */
public final class WireForms {
    private WireForms() {}

    /** Oldest first. */
    public static WireHistory of(History history) {
        int[] movieIds = new int[history.size()];
        float[] ratings = new float[history.size()];
        for (int i = 0; i < movieIds.length; i++) {
            RatedMovie rated = history.ratings().get(i);
            movieIds[i] = rated.movieId();
            ratings[i] = rated.rating();
        }
        return new WireHistory(movieIds, ratings);
    }

    /** The same filter. */
    public static WireFilter of(MovieFilter filter) {
        return new WireFilter(
                filter.genre(),
                filter.excludeGenre(),
                filter.yearFrom(),
                filter.yearTo(),
                filter.exclude(),
                filter.includeSeen());
    }
}
