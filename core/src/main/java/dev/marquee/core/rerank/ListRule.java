package dev.marquee.core.rerank;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator wants of all lists for a time. */
public sealed interface ListRule {
    /** The operator's name for it; unique, and of two rules that want the same place the first by name has it. */
    String ruleId();

    /** When it holds. */
    Period period();

    /**
     * A time, open where it is null.
     *
     * @param from the first moment
     * @param until the moment after the last one
     */
    record Period(
            @Nullable Instant from, @Nullable Instant until) {
        /** For ever. */
        public static final Period ALWAYS = new Period(null, null);

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if it ends before it begins
         */
        public Period {
            if (from != null && until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("from %s until %s; expected an earlier start".formatted(from, until));
            }
        }

        /** Whether a moment is in it. */
        public boolean holds(Instant now) {
            return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        }
    }

    /**
     * Shows a movie at a place, where the request allows to show it.
     *
     * @param movieId of the catalogue
     * @param place from 1 to {@link RerankOptions#MAX_PLACES}; a shorter list does not have it
     */
    record Pin(String ruleId, Period period, int movieId, int place) implements ListRule {
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
     * Multiplies scores: a factor above 1 boosts, one below buries.
     *
     * @param movieIds of the catalogue; unknown ones are ignored
     * @param genres whose movies are meant as well, ignoring case
     * @param factor 0 to {@link #MAX_FACTOR}
     */
    record Weight(String ruleId, Period period, List<Integer> movieIds, List<String> genres, double factor)
            implements ListRule {
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
