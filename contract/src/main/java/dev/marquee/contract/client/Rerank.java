package dev.marquee.contract.client;

import java.util.Map;

/** How a list is arranged after it is scored; what is not set is as the operator has set it. Immutable. */
public final class Rerank extends Fields<Rerank> {
    /** As the operator has set it. */
    public Rerank() {
        this(Map.of());
    }

    private Rerank(Map<String, Object> given) {
        super(given);
    }

    @Override
    Rerank copy(Map<String, Object> fields) {
        return new Rerank(fields);
    }

    /** Weight of being unlike the movies above against the score, 0 to 1. */
    public Rerank diversity(double weight) {
        return with("diversity", weight);
    }

    /** Most movies of one genre among the first {@link #withinTop}, 1 to 100. */
    public Rerank maxPerGenre(int movies) {
        return with("maxPerGenre", movies);
    }

    /** How many places {@link #maxPerGenre} counts, 1 to 100. */
    public Rerank withinTop(int places) {
        return with("withinTop", places);
    }

    /** Share of the places that candidates from further down get by lot, 0 to 0.5. */
    public Rerank explore(double share) {
        return with("explore", share);
    }

    /** The same seed draws the same lots. */
    public Rerank seed(String seed) {
        return with("seed", seed);
    }
}
