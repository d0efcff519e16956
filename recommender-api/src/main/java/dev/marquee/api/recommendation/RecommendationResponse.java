package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.EmptyReason;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.reason.SharedMetadata;
import dev.marquee.core.rule.Restriction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of recommendations with what it cost and what it lacks.
 *
 * @param requestId unique, sorts by time
 * @param modelVersion bundle that the list was made from
 * @param degraded what could not be done in time; empty for a full answer
 * @param timings where the time went
 * @param items best first
 * @param nextCursor asks for the page after this one; null if this is the last
 * @param emptyReason what took out the last movie, or null
 */
public record RecommendationResponse(
        @Schema(description = "Unique, sorts by time.") String requestId,

        @Schema(description = "Bundle that the list was made from.")
        String modelVersion,

        @Schema(description = "What could not be done in time; empty for a full answer.")
        List<Step> degraded,

        Timings timings,
        @Schema(description = "Best first.") List<Item> items,

        @Schema(
                description =
                        "Asks for the page after this one, which shows the best of what no page has shown yet; for 24"
                                + " hours. Null where nothing is left, and once a cursor would hold more than 2,000 movies or"
                                + " 4,096 characters.")
        @Nullable
        String nextCursor,

        @EmptyReason @Nullable Restriction emptyReason) {

    /** Copies the lists. */
    public RecommendationResponse {
        degraded = List.copyOf(degraded);
        items = List.copyOf(items);
    }

    /**
     * Milliseconds; 0 for what was not done.
     *
     * @param totalMs from the arrival of the request to its answer
     * @param historyMs reading the stored ratings
     * @param retrievalMs asking for candidates
     * @param rankingMs asking for predicted ratings
     * @param rerankMs filling, ordering and cutting the list
     */
    @Schema(description = "Milliseconds; 0 for what was not done. The total counts from the arrival of the request.")
    public record Timings(double totalMs, double historyMs, double retrievalMs, double rankingMs, double rerankMs) {}

    /**
     * A recommended movie.
     *
     * @param movieId of the operator's catalogue
     * @param title without the year
     * @param year of release, or null where it is not known
     * @param genres empty where none is known
     * @param score what its source is ordered by before it is re-ranked, [0, 1]
     * @param predictedRating 0.5 to 5.0, or null where it was not ranked
     * @param source where it comes from
     * @param explored whether it was drawn by lot
     * @param rule id of the rule that pinned, boosted or buried it, or null
     * @param reasons movies of the history that speak for it, or null
     */
    @Schema(name = "RecommendedMovie")
    public record Item(
            int movieId,
            String title,
            @Nullable Integer year,
            List<String> genres,

            @Schema(description = "What its source is ordered by before it is re-ranked, 0 to 1.")
            double score,

            @Schema(description = "0.5 to 5.0; null where it was not ranked.") @Nullable
            Double predictedRating,

            Source source,

            @Schema(
                    description = "Whether it was drawn by lot from further down, as `explore` asks; its source is then"
                            + " `explored`.")
            boolean explored,

            @Schema(
                    description =
                            "`ruleId` of the operator's rule that pinned it, its source is then `pinned`, or of the first by"
                                    + " name that boosted or buried it; null where none did.")
            @Nullable
            String rule,

            @Schema(
                    description =
                            "Movies of the history that speak for it, the strongest first, at most 3; empty where it"
                                    + " is not personal. Null unless `explain` asks for it, or if there was no time to find out.")
            @Nullable
            List<Reason> reasons) {

        /** Copies the lists. */
        public Item {
            genres = List.copyOf(genres);
            reasons = reasons == null ? null : List.copyOf(reasons);
        }

        /** The same with reasons. */
        Item because(List<Reason> why) {
            return new Item(movieId, title, year, genres, score, predictedRating, source, explored, rule, why);
        }
    }

    /**
     * A movie of the history that speaks for another one.
     *
     * @param movieId of the operator's catalogue
     * @param title without the year
     * @param share of what all movies of the history that speak for it add to its score, (0, 1]
     * @param people directors and leading cast of both
     * @param keywords of both
     */
    @Schema(name = "Reason")
    public record Reason(
            int movieId,
            String title,

            @Schema(
                    description =
                            "What leaving this movie out of the history takes from the score of the recommended one,"
                                    + " as a share of what all that speak for it add, above 0 and at most 1.")
            double share,

            @Schema(description = "Directors and leading cast of both.")
            List<String> people,

            @Schema(description = "Keywords of both.") List<String> keywords) {
        private static final double THOUSANDTHS = 1_000;

        static Reason of(Movie movie, float share, SharedMetadata shared) {
            return new Reason(
                    movie.movieId(),
                    movie.title(),
                    Math.round(share * THOUSANDTHS) / THOUSANDTHS,
                    shared.people(),
                    shared.keywords());
        }
    }
}
