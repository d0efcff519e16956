package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.catalogue.UnknownMovies;
import dev.marquee.api.store.StoreAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The call that takes events. */
@RestController
@Tag(name = "Events")
class EventController {
    private final EventStore store;
    private final ServedBundles bundles;
    private final UnknownMovies unknown;
    private final LiveQuality quality;
    private final Clock clock;

    EventController(EventStore store, ServedBundles bundles, UnknownMovies unknown, LiveQuality quality, Clock clock) {
        this.store = store;
        this.bundles = bundles;
        this.unknown = unknown;
        this.quality = quality;
        this.clock = clock;
    }

    /** Stores a batch. */
    @PostMapping(path = "/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "recordEvents",
            summary = "Say what was shown and what people did with it",
            description =
                    "A batch of impressions, clicks and watches, in any order; send a list's impressions in one. Idempotent: an event whose name is"
                            + " known for its user changes nothing. 204 once all of them are durable; after a 503, or without an answer,"
                            + " send the same batch again.")
    void record(@RequestBody EventBody body) {
        List<Event> events = new EventReader(bundles.current(), unknown, clock.instant()).events(body);
        List<Event> fresh = StoreAccess.reached(() -> store.add(events));
        quality.happened(fresh, events.size() - fresh.size());
    }
}
