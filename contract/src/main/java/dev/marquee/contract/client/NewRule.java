package dev.marquee.contract.client;

import java.time.Instant;
import java.util.Map;

/** A rule that pins a movie, or boosts or buries some. Immutable. */
public final class NewRule extends Fields<NewRule> {
    private NewRule(Map<String, Object> given) {
        super(given);
    }

    /** Shows a movie at a place of the first page. */
    public static NewRule pin(NewPin pin) {
        return new NewRule(Map.of("pin", pin));
    }

    /** Multiplies scores. */
    public static NewRule weight(NewWeight weight) {
        return new NewRule(Map.of("weight", weight));
    }

    @Override
    NewRule copy(Map<String, Object> fields) {
        return new NewRule(fields);
    }

    /** Holds from then on; at once, unless set. */
    public NewRule from(Instant time) {
        return with("from", time);
    }

    /** Holds until then; for ever, unless set. */
    public NewRule until(Instant time) {
        return with("until", time);
    }
}
