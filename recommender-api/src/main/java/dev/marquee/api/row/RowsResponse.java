package dev.marquee.api.row;

import dev.marquee.api.catalogue.EmptyReason;
import dev.marquee.api.recommendation.Account;
import dev.marquee.api.recommendation.RecommendationResponse;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.Step;
import dev.marquee.core.rule.Restriction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a screen with what they cost and what they lack.
 *
 * @param requestId unique, sorts by time
 * @param modelVersion bundle that the rows were made from
 * @param degraded what could not be done in time; empty for a full answer
 * @param timings where the time went
 * @param rows from the top; no movie is in two of them
 * @param emptyReason what took out the last movie that might have been shown, or null if there is one
 */
@Schema(name = "Rows")
record RowsResponse(
        @Schema(description = "Unique, sorts by time. Impressions name it, and the place in their row.")
        String requestId,

        @Schema(description = "Bundle that the rows were made from.")
        String modelVersion,

        @Schema(description = "What could not be done in time; empty for a full answer.")
        List<Step> degraded,

        RecommendationResponse.Timings timings,

        @Schema(
                description =
                        "From the top; no movie is in two of them. The row `for-you` is there if any movie may be shown, each"
                                + " other one if it has at least half of `limit` movies of its own. `for-you`, `similar`,"
                                + " `because-you-watched` and `trending` are filled up with popular movies, whose `source`"
                                + " says so.")
        List<Row> rows,

        @EmptyReason @Nullable Restriction emptyReason) {

    /** Copies the list. */
    RowsResponse {
        rows = List.copyOf(rows);
    }

    static RowsResponse of(Account account, List<Row> rows) {
        return new RowsResponse(
                account.requestId(),
                account.modelVersion(),
                account.degraded(),
                account.timings(),
                rows,
                account.emptyReason());
    }

    /**
     * A row.
     *
     * @param kind what it is made of
     * @param title to be shown above it
     * @param movieId that its movies are like, or null
     * @param genre that they have, or null
     * @param decade first year of the ten that they are of, or null
     * @param yearFrom first year that they are of, or null
     * @param items best first
     */
    @Schema(name = "Row")
    record Row(
            RowKind kind,

            @Schema(description = "English, to be shown above it.", example = "Because you watched The Matrix")
            String title,

            @Schema(description = "Of `similar` and `because-you-watched`: the movie that these are like.") @Nullable
            Integer movieId,

            @Schema(description = "Of `popular`: the genre that they have, or null.") @Nullable
            String genre,

            @Schema(description = "Of `popular`: the first year of the decade that they are of, or null.") @Nullable
            Integer decade,

            @Schema(description = "Of `new`: the first year that they are of.") @Nullable
            Integer yearFrom,

            @Schema(description = "Best first.") List<Item> items) {

        /** Copies the list. */
        Row {
            items = List.copyOf(items);
        }
    }
}
