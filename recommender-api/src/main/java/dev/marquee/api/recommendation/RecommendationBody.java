package dev.marquee.api.recommendation;

import dev.marquee.api.feed.Feeds;
import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.core.rule.Availability;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request with a history, as it arrives: nothing is checked but the types.
 *
 * @param history what the person has rated
 * @param events what else the person did
 * @param limit at most so many movies
 * @param filters what may be shown
 * @param cursor of the page before
 * @param rerank how the list is re-ranked
 * @param explain whether each movie comes with its reasons
 */
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record RecommendationBody(
        @ArraySchema(
                maxItems = 10_000,
                arraySchema =
                        @Schema(
                                description = "What the person has rated. Ordered by ratedAt where every entry has"
                                        + " it, else as given, oldest first; the last rating of a movie counts."
                                        + " Empty: popular movies.",
                                requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<@Nullable Entry> history,

        @ArraySchema(
                maxItems = BodyReader.MOST_EVENTS,
                arraySchema =
                        @Schema(
                                description = "What else the person did, in any order, with the meaning that it has for"
                                        + " `POST /v1/events`: entries count beside the history, after it where that has no"
                                        + " times."))
        @Nullable
        List<@Nullable Deed> events,

        @Schema(minimum = "1", maximum = "100", defaultValue = "20") @Nullable
        Integer limit,

        @Nullable Filters filters,

        @Schema(
                description = "`nextCursor` of the page before; with the same `filters`.",
                minLength = 1,
                maxLength = Feeds.LONGEST_CURSOR)
        @Nullable
        String cursor,

        @Nullable Rerank rerank,

        @Schema(description = RecommendationBody.EXPLAIN, defaultValue = "false") @Nullable
        Boolean explain) {

    /** What the parameter is for, in a query and in a body alike. */
    static final String EXPLAIN =
            "Whether each movie comes with `reasons`: the movies of the history that speak for it.";

    /**
     * One rating.
     *
     * @param movieId of the catalogue
     * @param rating 0.5 to 5.0 in halves
     * @param ratedAt ISO 8601, or null
     */
    @Schema(name = "HistoryEntry", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    public record Entry(
            @Schema(minimum = "1", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Integer movieId,

            @Schema(minimum = "0.5", maximum = "5", multipleOf = 0.5, requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Double rating,

            @Schema(format = "date-time", example = "2026-01-31T20:15:00Z") @Nullable
            String ratedAt) {}

    /**
     * Something that the person did.
     *
     * @param type click, watch, not-interested or interested
     * @param movieId of the catalogue; the last two types take a genre or a person instead
     * @param genre of the catalogue
     * @param person director or one of the leading cast of a movie of the catalogue
     * @param at ISO 8601; absent: now
     * @param watched share of the movie; a watch only
     * @param until ISO 8601; not-interested only
     */
    @Schema(name = "HistoryEvent", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    public record Deed(
            @Schema(
                    allowableValues = {"click", "watch", "not-interested", "interested"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String type,

            @Schema(minimum = "1") @Nullable Integer movieId,

            @Schema(minLength = 1, maxLength = FeedbackReader.LONGEST_NAME) @Nullable
            String genre,

            @Schema(minLength = 1, maxLength = FeedbackReader.LONGEST_NAME) @Nullable
            String person,

            @Schema(format = "date-time", description = "Absent: now.") @Nullable
            String at,

            @Schema(minimum = "0", maximum = "1", description = "Of a watch only. Absent: all of it.") @Nullable
            Double watched,

            @Schema(format = "date-time", description = "Of `not-interested` only. Absent: 180 days after `at`.")
            @Nullable
            String until)
            implements FeedbackReader.Said {}

    /**
     * What may be shown.
     *
     * @param genre any of these
     * @param excludeGenre none of these
     * @param yearFrom first year
     * @param yearTo last year
     * @param exclude movie ids that must not be shown
     * @param includeSeen whether movies that were rated or watched may be shown
     * @param tag of each kind one of these, or none of the kind
     * @param excludeTag none of these
     */
    @Schema(name = "Filters", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    public record Filters(
            @Nullable List<@Nullable String> genre,

            @Nullable List<@Nullable String> excludeGenre,

            @Schema(minimum = "1800", maximum = "2200") @Nullable
            Integer yearFrom,

            @Schema(minimum = "1800", maximum = "2200") @Nullable
            Integer yearTo,

            @ArraySchema(maxItems = 1_000, schema = @Schema(minimum = "1")) @Nullable
            List<@Nullable Integer> exclude,

            @Schema(defaultValue = "false") @Nullable Boolean includeSeen,

            @ArraySchema(
                    maxItems = Availability.MAX_TAGS,
                    schema = @Schema(pattern = "^" + Availability.TAG + "$"),
                    arraySchema =
                            @Schema(
                                    description =
                                            "Such as `region:DE`: a movie that has tags of that kind must have one of"
                                                    + " those given; movies without tags of the kind are not restricted."))
            @Nullable
            List<@Nullable String> tag,

            @ArraySchema(
                    maxItems = Availability.MAX_TAGS,
                    schema = @Schema(pattern = "^" + Availability.TAG + "$"),
                    arraySchema = @Schema(description = "None of these tags."))
            @Nullable
            List<@Nullable String> excludeTag) {}

    /**
     * How the list is re-ranked.
     *
     * @param diversity weight of being unlike what is above
     * @param maxPerGenre most movies of one genre
     * @param withinTop among so many places
     * @param explore share of the places that are explored
     * @param seed of the lots
     */
    @Schema(name = "Rerank", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    public record Rerank(
            @Schema(minimum = "0", maximum = "1", description = RerankParameters.DIVERSITY) @Nullable
            Double diversity,

            @Schema(minimum = "1", maximum = "100", description = RerankParameters.MAX_PER_GENRE) @Nullable
            Integer maxPerGenre,

            @Schema(minimum = "1", maximum = "100", description = RerankParameters.WITHIN_TOP) @Nullable
            Integer withinTop,

            @Schema(minimum = "0", maximum = "0.5", description = RerankParameters.EXPLORE) @Nullable
            Double explore,

            @Schema(minLength = 1, maxLength = RerankReader.LONGEST_SEED, description = RerankParameters.SEED) @Nullable
            String seed) {}
}
