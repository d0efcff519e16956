package dev.marquee.core.rerank;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator wants of all lists for a time: to pin a movie, or to boost or bury some. Exactly one of the two is given.
 *
 * @param ruleId the operator's name for it; unique, and of two rules that want the same place the first by name has it
 * @param pin what it pins, or null
 * @param weight what it boosts or buries, or null
 * @param from first moment at which it holds; null: since ever
 * @param until first moment at which it no longer holds; null: for ever
 */
public record ListRule(
        String ruleId,
        @Nullable Pin pin,
        @Nullable Weight weight,
        @Nullable Instant from,
        @Nullable Instant until) {

    /**
     * Checks what is given.
     *
     * @throws IllegalArgumentException if it is not either a pin or a weight, or ends before it begins
     */
    public ListRule {
        if ((pin == null) == (weight == null)) {
            throw new IllegalArgumentException("expected either a pin or a weight");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("from %s until %s; expected an earlier start".formatted(from, until));
        }
    }

    /** Whether it holds at a moment. */
    public boolean holds(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    /**
     * Shows a movie at a place, where the request allows to show it.
     *
     * @param movieId of the catalogue
     * @param place from 1 to {@link RerankOptions#MAX_PLACES}; a shorter list does not have it
     */
    public record Pin(int movieId, int place) {
        /**
         * Checks the place.
         *
         * @throws IllegalArgumentException if no list has it
         */
        public Pin {
            if (place < 1 || place > RerankOptions.MAX_PLACES) {
                throw new IllegalArgumentException(
                        "place %d; expected 1 to %d".formatted(place, RerankOptions.MAX_PLACES));
            }
        }
    }

    /**
     * Multiplies the scores of candidates: a factor above 1 boosts, one below buries.
     *
     * @param movieIds of the catalogue; unknown ones are ignored
     * @param genres whose movies are meant as well, ignoring case
     * @param factor 0 to {@link #MAX_FACTOR}
     */
    public record Weight(List<Integer> movieIds, List<String> genres, double factor) {
        /** Largest factor. */
        public static final double MAX_FACTOR = 10;

        /**
         * Copies the lists and checks the factor.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Weight {
            movieIds = List.copyOf(movieIds);
            genres = List.copyOf(genres);
            if (!(factor >= 0 && factor <= MAX_FACTOR)) {
                throw new IllegalArgumentException("factor %s; expected 0 to %s".formatted(factor, MAX_FACTOR));
            }
        }
    }
}
