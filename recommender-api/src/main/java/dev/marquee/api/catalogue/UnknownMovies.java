package dev.marquee.api.catalogue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts ratings and events that name a movie which the served bundle does not hold: too many say that it is too old. Thread-safe. */
@Component
public final class UnknownMovies {
    private final Counter counter;

    UnknownMovies(MeterRegistry registry) {
        counter = Counter.builder("drift.unknown.movies")
                .description("Ratings refused, and events, of movies that the served bundle does not hold")
                .register(registry);
    }

    /** One more. */
    public void named() {
        counter.increment();
    }
}
