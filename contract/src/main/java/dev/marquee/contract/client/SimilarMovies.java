package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Movies like another one.
 *
 * @param modelVersion bundle that the list was made from
 * @param degraded what could not be done in time; empty for a full answer
 * @param items most similar first
 * @param emptyReason which filter took out the last movie, where the list is empty; else null
 */
public record SimilarMovies(
        String modelVersion,
        List<String> degraded,
        List<MovieSummary> items,
        @Nullable String emptyReason) {}
