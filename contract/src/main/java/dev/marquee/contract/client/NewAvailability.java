package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** When and to whom a movie may be shown. Immutable. */
public final class NewAvailability extends Fields<NewAvailability> {
    /** Always and to everybody. */
    public NewAvailability() {
        this(Map.of());
    }

    private NewAvailability(Map<String, Object> given) {
        super(given);
    }

    @Override
    NewAvailability copy(Map<String, Object> fields) {
        return new NewAvailability(fields);
    }

    /** Whether no list shows it. */
    public NewAvailability hidden(boolean value) {
        return with("hidden", value);
    }

    /** Not before. */
    public NewAvailability from(Instant time) {
        return with("from", time);
    }

    /** No longer then. */
    public NewAvailability until(Instant time) {
        return with("until", time);
    }

    /** Such as {@code region:DE}, at most 32. */
    public NewAvailability tags(String... tags) {
        return with("tags", List.of(tags));
    }
}
