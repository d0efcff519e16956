package dev.marquee.api.status;

import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceProbe;
import dev.marquee.contract.retrieval.RetrievalStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the other services are, asked at most once a second. Thread-safe. */
@Component
class Services {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ServiceProbe probe;
    private @Nullable Seen last;

    Services(ServiceProbe probe) {
        this.probe = probe;
    }

    /**
     * What was seen.
     *
     * @param stages {@code up} or {@code down} by service
     * @param retrieval what retrieval says of itself
     * @param at as {@link System#nanoTime()} counts
     */
    record Seen(Map<String, String> stages, Optional<RetrievalStatus> retrieval, long at) {}

    /** How they are now, or were within the last second. */
    synchronized Seen look() {
        Seen seen = last;
        if (seen == null || System.nanoTime() - seen.at > FRESH.toNanos()) {
            seen = ask();
            last = seen;
        }
        return seen;
    }

    private Seen ask() {
        Map<String, String> stages = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            stages.put(service.label(), probe.up(service) ? "up" : "down");
        }
        return new Seen(stages, probe.retrieval(), System.nanoTime());
    }
}
