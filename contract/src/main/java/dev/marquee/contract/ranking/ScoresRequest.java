package dev.marquee.contract.ranking;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * Asks how a person would rate each candidate.
 *
 * @param history may be empty
 * @param movieIds candidates of the catalog, 1 to 1,000
 * @param year of the request: the context
 * @param added movies that were added to the bundle, null if none were
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoresRequest(
        WireHistory history,
        int[] movieIds,
        int year,
        @Nullable WireMovies added) {

    /** Of the bundle's own movies. */
    public ScoresRequest(WireHistory history, int[] movieIds, int year) {
        this(history, movieIds, year, null);
    }
}
