package dev.marquee.api.feedback;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.UserId;
import dev.marquee.api.input.UserIdPath;
import dev.marquee.api.store.StoreAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The call that tells what a user is not interested in. */
@RestController
@Tag(name = "Events")
class NotInterestedController {
    private final FeedbackStore store;
    private final ServedBundles bundles;
    private final Clock clock;

    NotInterestedController(FeedbackStore store, ServedBundles bundles, Clock clock) {
        this.store = store;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Lists it. */
    @GetMapping(path = "/v1/users/{userId}/not-interested", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listNotInterested",
            summary = "List what a user is not interested in",
            description = "Movies, genres and people of which nothing is shown to the user for now. An event of type"
                    + " `interested` takes one away.")
    NotInterestedList list(@UserIdPath @PathVariable String userId) {
        String user = UserId.parse(userId);
        return StoreAccess.reached(() -> NotInterestedList.of(store.mutes(user, clock.instant()), bundles.current()));
    }
}
