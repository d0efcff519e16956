package dev.marquee.contract.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which movies may be recommended. Immutable. */
public final class Filters extends FilterFields<Filters> {
    /** All that the person has not seen. */
    public Filters() {
        this(Map.of());
    }

    private Filters(Map<String, Object> given) {
        super(given);
    }

    @Override
    Filters copy(Map<String, Object> fields) {
        return new Filters(fields);
    }

    /** None of these movies, at most 1,000. */
    public Filters exclude(Collection<Integer> movieIds) {
        return with("exclude", List.copyOf(movieIds));
    }

    /** Whether movies that the person has rated, or watched at least by half, may be shown; not, unless set. */
    public Filters includeSeen(boolean value) {
        return with("includeSeen", value);
    }
}
