package dev.marquee.api.row;

import dev.marquee.api.recommendation.RecommendationRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What screen a caller asks for, checked.
 *
 * @param list whose it is, what may be shown, how long each row is, how long the caller waits
 * @param kinds of its rows, in their order, each once
 * @param most at most so many rows, 1 to {@link #MOST_ROWS}
 * @param similarTo movie of the served bundle that a row {@code similar} is to be like, or null where there is none
 */
record RowsRequest(
        RecommendationRequest list,
        List<RowKind> kinds,
        int most,
        @Nullable Integer similarTo) {
    /** Most rows of a screen. */
    static final int MOST_ROWS = 10;

    /** Copies the kinds. */
    RowsRequest {
        kinds = List.copyOf(kinds);
    }

    /** Whether it has the list that the stages make. */
    boolean hasList() {
        return kinds.contains(RowKind.FOR_YOU);
    }
}
