package dev.marquee.core.rerank;

/**
 * How a list is re-ranked.
 *
 * @param diversity weight of being unlike what is above against the score, 0 (off) to 1
 * @param maxPerGenre most movies of one genre among the first {@code withinTop} places, 1 to {@link #MAX_PLACES}
 * @param withinTop how many places the cap counts, 1 to {@link #MAX_PLACES}; no more than {@code maxPerGenre} is no cap
 * @param explore share of the places that candidates from further down get by lot, 0 (off) to {@link #MAX_EXPLORE}
 */
public record RerankOptions(double diversity, int maxPerGenre, int withinTop, double explore) {
    /** Longest list. */
    public static final int MAX_PLACES = 100;

    /** Largest share of a list that may be explored. */
    public static final double MAX_EXPLORE = 0.5;

    /** Leaves every list as it is. */
    public static final RerankOptions NONE = new RerankOptions(0, MAX_PLACES, MAX_PLACES, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is left
     */
    public RerankOptions {
        require(diversity >= 0 && diversity <= 1, "diversity", diversity, "0 to 1");
        require(maxPerGenre >= 1 && maxPerGenre <= MAX_PLACES, "most per genre", maxPerGenre, "1 to " + MAX_PLACES);
        require(withinTop >= 1 && withinTop <= MAX_PLACES, "places of the cap", withinTop, "1 to " + MAX_PLACES);
        require(explore >= 0 && explore <= MAX_EXPLORE, "share to explore", explore, "0 to " + MAX_EXPLORE);
    }

    private static void require(boolean holds, String name, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s; expected %s".formatted(name, value, expected));
        }
    }

    /** Whether some list could come out in another order. */
    public boolean active() {
        return diversity > 0 || explore > 0 || capped();
    }

    /** Whether the cap could hold a movie back. */
    public boolean capped() {
        return maxPerGenre < withinTop;
    }
}
