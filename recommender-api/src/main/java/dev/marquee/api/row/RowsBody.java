package dev.marquee.api.row;

import dev.marquee.api.recommendation.RecommendationBody;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for rows with a history, as it arrives: nothing is checked but the types.
 *
 * @param history what the person has rated
 * @param events what else the person did
 * @param limit at most so many movies a row
 * @param filters what may be shown
 * @param kind of the rows
 * @param rows at most so many
 * @param similarTo movie that a row is to be like
 */
@Schema(name = "RowsBody", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RowsBody(
        @ArraySchema(
                maxItems = 10_000,
                arraySchema =
                        @Schema(
                                description = "As in `POST /v1/recommendations`.",
                                requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<RecommendationBody.@Nullable Entry> history,

        @ArraySchema(maxItems = 1_000, arraySchema = @Schema(description = "As in `POST /v1/recommendations`."))
        @Nullable
        List<RecommendationBody.@Nullable Deed> events,

        @Schema(minimum = "1", maximum = "100", defaultValue = "20", description = RowsParameters.LIMIT) @Nullable
        Integer limit,

        RecommendationBody.@Nullable Filters filters,

        @ArraySchema(
                schema =
                        @Schema(
                                allowableValues = {
                                    "for-you",
                                    "similar",
                                    "because-you-watched",
                                    "trending",
                                    "new",
                                    "popular"
                                }),
                arraySchema = @Schema(description = RowsParameters.KIND))
        @Nullable
        List<@Nullable String> kind,

        @Schema(minimum = "1", maximum = "10", defaultValue = "10", description = RowsParameters.ROWS) @Nullable
        Integer rows,

        @Schema(minimum = "1", description = RowsParameters.SIMILAR_TO) @Nullable
        Integer similarTo) {

    /** The part of it that asks for a list. */
    RecommendationBody list() {
        return new RecommendationBody(history, events, limit, filters, null, null, null);
    }
}
