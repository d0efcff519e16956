package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a movie came in a list.
 *
 * @param modelVersion bundle that the list was made from
 * @param degraded what the list lacked
 * @param movieId the movie asked for
 * @param title without the year
 * @param outcome such as {@code shown} or {@code notRetrieved}
 * @param restriction what does not let it be shown, or null
 * @param place in the list, from 1, or null where it is not shown
 * @param popularityRank among the popular movies that may be shown, from 1, or null
 * @param retrievalRank among all movies that may be shown by retrieval's scores, from 1, or null
 * @param rank before re-ranking, from 1, or null where it was not ranked
 * @param predictedRating 0.5 to 5, or null where it was not ranked
 * @param rule name of the rule that moved it, or null
 * @param reasons movies of the history that speak for it, or null if time was short
 */
public record Why(
        String modelVersion,
        List<String> degraded,
        int movieId,
        String title,
        String outcome,
        @Nullable String restriction,
        @Nullable Integer place,
        @Nullable Integer popularityRank,
        @Nullable Integer retrievalRank,
        @Nullable Integer rank,
        @Nullable Double predictedRating,
        @Nullable String rule,
        @Nullable List<Reason> reasons) {}
