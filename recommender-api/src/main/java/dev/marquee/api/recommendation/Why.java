package dev.marquee.api.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.api.recommendation.RecommendationResponse.Reason;
import dev.marquee.core.rule.Restriction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a movie came on its way into a list.
 *
 * @param movieId of the operator's catalogue
 * @param title without the year
 * @param modelVersion bundle that the list was made from
 * @param degraded what the list lacked
 * @param outcome where the movie dropped out
 * @param restriction that does not let it be shown, or null
 * @param retrievalRank among all movies that may be shown, from 1, or null
 * @param rank in the ranked order before it is re-ranked, from 1, or null
 * @param popularityRank among the movies that may be shown, from 1, or null
 * @param place in the list, from 1, or null
 * @param rule of the operator that moved it, or null
 * @param predictedRating 0.5 to 5.0, or null
 * @param reasons movies of the history that speak for it, or null
 */
record Why(
        int movieId,
        String title,

        @Schema(description = "Bundle that the list was made from.")
        String modelVersion,

        @Schema(description = "What the list lacked.") List<Step> degraded,

        @Schema(
                description =
                        "`shown`: it is in the list. `restricted`: it may not be shown. `notRetrieved`: it is none of the"
                                + " candidates. `notRanked`: it is a candidate, but time was short. `ranked`: too far down for this list."
                                + " `reRanked`: high enough, but re-ranking gave its place away. `lessPopular`: the list is of popular"
                                + " movies, and others are more so.")
        Outcome outcome,

        @Schema(description = "What does not let it be shown, the first that holds; null where nothing does.") @Nullable
        Restriction restriction,

        @Schema(
                description =
                        "Its place among all movies that may be shown by retrieval's exact scores, from 1; an index that"
                                + " approximates may miss a high one. Null for a list of popular movies, or if there was no time.")
        @Nullable
        Integer retrievalRank,

        @Schema(description = "Its place before re-ranking, from 1; null where it was not ranked.") @Nullable
        Integer rank,

        @Schema(
                description =
                        "Its place among the popular movies that may be shown, from 1; null where it may not be shown.")
        @Nullable
        Integer popularityRank,

        @Schema(description = "Its place in the list, from 1; null where it is not shown.") @Nullable
        Integer place,

        @Schema(description = "`ruleId` of the operator's rule that pinned, boosted or buried it; null where none did.")
        @Nullable
        String rule,

        @Schema(description = "0.5 to 5.0; null where it was not ranked.") @Nullable
        Double predictedRating,

        @Schema(
                description =
                        "Movies of the history that speak for it, the strongest first; empty without a history, null if"
                                + " there was no time to find out.")
        @Nullable
        List<Reason> reasons) {

    /** Where a movie is after the list is made. */
    enum Outcome {
        /** In the list. */
        SHOWN("shown"),
        /** It may not be shown. */
        RESTRICTED("restricted"),
        /** Not among the candidates. */
        NOT_RETRIEVED("notRetrieved"),
        /** A candidate for which there was no time. */
        NOT_RANKED("notRanked"),
        /** Below the end of the list. */
        RANKED("ranked"),
        /** Its place went to another one. */
        RE_RANKED("reRanked"),
        /** Popular movies fill the list, and it is less so. */
        LESS_POPULAR("lessPopular");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @JsonValue
        String label() {
            return label;
        }
    }
}
