package dev.marquee.api.downstream;

import dev.marquee.contract.WireRating;
import dev.marquee.contract.retrieval.WireFilter;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import java.util.List;

/** Histories and filters as the other services read them. */
public final class WireForms {
    private WireForms() {}

    /** Oldest first. */
    public static List<WireRating> of(History history) {
        return history.ratings().stream()
                .map(rated -> new WireRating(rated.movieId(), rated.rating()))
                .toList();
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
