package dev.marquee.api.event;

import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.api.input.UserId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of events as it arrives: nothing is checked but the types.
 *
 * @param events in any order
 */
@Schema(name = "Events", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EventBody(
        @ArraySchema(
                minItems = 1,
                maxItems = EventReader.LARGEST_BATCH,
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<@Nullable Entry> events) {

    /**
     * One event.
     *
     * @param eventId the caller's name for it
     * @param type impression, click, watch, not-interested or interested
     * @param userId who
     * @param movieId of the catalogue; the last two types take a genre or a person instead
     * @param genre of the catalogue
     * @param person director or one of the leading cast of a movie of the catalogue
     * @param at ISO 8601; absent: now
     * @param requestId of the answer that the movie was in; an impression needs it
     * @param rank from 1; an impression needs it
     * @param source of the item; an impression needs it
     * @param modelVersion of the answer
     * @param predictedRating of the item
     * @param watched share of the movie; a watch only
     * @param until ISO 8601; not-interested only
     */
    @Schema(name = "Event", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Entry(
            @Schema(
                    description = "Your name for it, unique for the user: the same one again changes nothing.",
                    pattern = "^" + EventReader.NAME + "$",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String eventId,

            @Schema(
                    allowableValues = {"impression", "click", "watch", "not-interested", "interested"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String type,

            @Schema(pattern = "^" + UserId.FORM + "$", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String userId,

            @Schema(
                    minimum = "1",
                    description =
                            "Needed, but for `not-interested` and `interested`: these take one of movieId, genre and person.")
            @Nullable
            Integer movieId,

            @Schema(
                    description = "Of the catalogue, ignoring case; all of its movies.",
                    minLength = 1,
                    maxLength = FeedbackReader.LONGEST_NAME)
            @Nullable
            String genre,

            @Schema(
                    description =
                            "A director, or one of the leading cast, of a movie of the catalogue, ignoring case; all of their movies.",
                    minLength = 1,
                    maxLength = FeedbackReader.LONGEST_NAME)
            @Nullable
            String person,

            @Schema(
                    format = "date-time",
                    example = "2026-01-31T20:15:00Z",
                    description = "Absent: when it arrives. At most 30 days ago.")
            @Nullable
            String at,

            @Schema(
                    description = "`requestId` of the answer that the movie was in; an impression needs it.",
                    pattern = "^" + EventReader.NAME + "$")
            @Nullable
            String requestId,

            @Schema(minimum = "1", maximum = "1000", description = "Place in the list, from 1; an impression needs it.")
            @Nullable
            Integer rank,

            @Schema(
                    allowableValues = {"two-tower", "popular", "explored", "pinned", "similar", "trending"},
                    description = "`source` of the item; an impression needs it.")
            @Nullable
            String source,

            @Schema(description = "`modelVersion` of the answer.", pattern = "^" + EventReader.VERSION + "$") @Nullable
            String modelVersion,

            @Schema(minimum = "0.5", maximum = "5", description = "`predictedRating` of the item, if it was shown.")
            @Nullable
            Double predictedRating,

            @Schema(
                    minimum = "0",
                    maximum = "1",
                    description = "Share of the movie; of a watch only. Absent: all of it.")
            @Nullable
            Double watched,

            @Schema(
                    format = "date-time",
                    description =
                            "Nothing of it is shown before then; of `not-interested` only. At most five years ahead;"
                                    + " absent: 180 days after it was said.")
            @Nullable
            String until)
            implements FeedbackReader.Said {}
}
