package dev.marquee.contract.retrieval;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovies;
import org.jspecify.annotations.Nullable;

/**
 * Asks which movies of a history speak for others.
 *
 * @param history at least one rating of a movie in the catalog
 * @param movieIds of the catalog, 1 to 100
 * @param most at most so many reasons for each, 1 to 10
 * @param added movies that were added to the bundle, null if none were
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReasonsRequest(
        WireHistory history,
        int[] movieIds,
        int most,
        @Nullable WireMovies added) {

    /** Of the bundle's own movies. */
    public ReasonsRequest(WireHistory history, int[] movieIds, int most) {
        this(history, movieIds, most, null);
    }
}
