package dev.marquee.api.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Counts the requests of a key in {@code access.requests}, by what became of them.
 *
 * @param admitted within the limit; some of them are counted as forbidden as well
 * @param limited beyond the limit
 * @param forbidden for which the key has not the scope
 */
record CallerMeters(Counter admitted, Counter limited, Counter forbidden) {

    /** Those of the key of this name. */
    static CallerMeters of(String name, MeterRegistry registry) {
        return new CallerMeters(
                counter(name, "admitted", registry),
                counter(name, "limited", registry),
                counter(name, "forbidden", registry));
    }

    /** Requests without a key, or with one that is not known. */
    static Counter strangers(MeterRegistry registry) {
        return counter("-", "unauthenticated", registry);
    }

    private static Counter counter(String key, String outcome, MeterRegistry registry) {
        return Counter.builder("access.requests")
                .description("Requests by the name of their key")
                .tag("key", key)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Forgets a key that is no longer in the file. */
    void remove(MeterRegistry registry) {
        List.of(admitted, limited, forbidden).forEach(registry::remove);
    }
}
