package dev.marquee.contract.retrieval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer may hold.
 *
 * @param genre any of these, ignoring case; empty allows all
 * @param excludeGenre none of these, ignoring case
 * @param yearFrom first year allowed
 * @param yearTo last year allowed
 * @param exclude movie ids that must not be returned
 * @param includeSeen whether movies of the history may be returned
 */
public record WireFilter(
        List<String> genre,
        List<String> excludeGenre,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        List<Integer> exclude,
        boolean includeSeen) {}
