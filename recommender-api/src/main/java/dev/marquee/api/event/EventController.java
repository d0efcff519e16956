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
            summary = "Say what was shown, what people did with it and what they do not want",
            description =
                    "A batch of events, in any order; send a list's impressions in one. The next list reflects them: a click or a watch counts"
                            + " in the history, less than a rating and the less the older it is; a movie watched at least by half, or without"
                            + " `watched`, is a seen one. Of a movie, genre or person that somebody is `not-interested` in nothing is shown until"
                            + " `until`, or until an event `interested` takes it back; what was said last counts. Idempotent: an event whose name"
                            + " is known for its user changes nothing. 204 once all of them are durable; after a 503, or without an answer,"
                            + " send the same batch again.")
    void record(@RequestBody EventBody body) {
        Batch batch = new EventReader(bundles.current(), unknown, clock.instant()).batch(body);
        List<Event> fresh = StoreAccess.reached(() -> store.add(batch));
        quality.happened(fresh, batch.events().size() - fresh.size());
    }
}
