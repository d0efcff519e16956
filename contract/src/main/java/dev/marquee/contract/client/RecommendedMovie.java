package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie of a list.
 *
 * @param movieId of the catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 * @param score what its source is ordered by before it is re-ranked, 0 to 1
 * @param predictedRating 0.5 to 5, or null where it was not ranked
 * @param source such as {@code two-tower} or {@code popular}
 * @param explored whether it was drawn by lot from further down
 * @param reasons movies of the history that speak for it, the strongest first; null unless asked for, or if time was short
 * @param rule name of the rule that moved it, or null
 */
public record RecommendedMovie(
        int movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        double score,
        @Nullable Double predictedRating,
        String source,
        boolean explored,
        @Nullable List<Reason> reasons,
        @Nullable String rule) {}
