package dev.marquee.api.catalogue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts requests that name a movie which the served bundle does not hold: too many say that it is too old. Thread-safe. */
@Component
public final class UnknownMovies {
    private final Counter counter;

    UnknownMovies(MeterRegistry registry) {
        counter = Counter.builder("drift.unknown.movies")
                .description("Ratings and events refused because the catalogue holds no such movie")
                .register(registry);
    }

    /** One more. */
    public void named() {
        counter.increment();
    }
}
