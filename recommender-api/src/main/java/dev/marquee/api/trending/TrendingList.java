package dev.marquee.api.trending;

import dev.marquee.api.catalogue.EmptyReason;
import dev.marquee.api.recommendation.Source;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.Restriction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Movies that trend, then popular ones.
 *
 * @param asOf when the gateway last read what people do
 * @param items those that trend first, each part best first
 * @param emptyReason what took out the last movie, or null
 */
record TrendingList(
        @Schema(description = "When the gateway last read what people do: some seconds ago, unless the store is away.")
        Instant asOf,

        @Schema(description = "Movies that trend, the one with the most attention first, then popular ones.")
        List<Item> items,

        @EmptyReason @Nullable Restriction emptyReason) {

    /** Copies the list. */
    TrendingList {
        items = List.copyOf(items);
    }

    /**
     * A movie.
     *
     * @param movieId of the operator's catalogue
     * @param title without the year
     * @param year of release, or null where it is not known
     * @param genres empty where none is known
     * @param score what its source is ordered by, as a share of that of the first of this source
     * @param source trending, or popular where too few movies trend
     */
    @Schema(name = "TrendingMovie")
    record Item(
            int movieId,
            String title,
            @Nullable Integer year,
            List<String> genres,

            @Schema(
                    description = "Attention, or popularity, as a share of that of the first movie here of this source,"
                            + " 0 to 1.")
            double score,

            @Schema(
                    allowableValues = {"trending", "popular"},
                    description = "`popular` where fewer movies trend than were asked for.")
            Source source) {
        private static final double TEN_THOUSANDTHS = 10_000;

        static Item of(Movie movie, double score, Source source) {
            double rounded = Math.round(score * TEN_THOUSANDTHS) / TEN_THOUSANDTHS;
            return new Item(movie.movieId(), movie.title(), movie.year(), movie.genres(), rounded, source);
        }
    }
}
