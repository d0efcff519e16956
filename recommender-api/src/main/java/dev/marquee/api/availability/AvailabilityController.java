package dev.marquee.api.availability;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.MovieIdPath;
import dev.marquee.api.store.StoreAccess;
import dev.marquee.core.rule.Availabilities;
import dev.marquee.core.rule.Availability;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that say which movies may be shown. */
@RestController
@RequestMapping("/v1/movies/{movieId}/availability")
@Tag(name = "Availability")
class AvailabilityController {
    private final StoredAvailability stored;
    private final ServedBundles bundles;

    AvailabilityController(StoredAvailability stored, ServedBundles bundles) {
        this.stored = stored;
        this.bundles = bundles;
    }

    /** Says when and to whom a movie may be shown. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "setAvailability",
            summary = "Hide, time or tag a movie",
            description =
                    "In place of all that was said of it. No list shows a movie that is hidden, or before and after its"
                            + " time; requests ask for tags with `tag` and `excludeTag`. 204 once it is durable: the gateway that"
                            + " answered obeys at once, others within a second. `GET /v1/movies/{movieId}` goes on to show the movie.")
    void put(@MovieIdPath @PathVariable String movieId, @RequestBody AvailabilityBody body) {
        int movie = MovieId.parse("movieId", movieId);
        Availability availability = body.availability();
        ServedBundle bundle = bundles.current();
        bundle.requireMovie(movie);
        checkTags(bundle, availability);
        StoreAccess.reached(() -> stored.put(movie, availability));
    }

    private void checkTags(ServedBundle bundle, Availability availability) {
        Set<String> tags = new HashSet<>(stored.availabilities(bundle).tags());
        if (tags.addAll(availability.tags()) && tags.size() > Availabilities.MAX_TAGS) {
            throw ProblemException.invalid(
                    "tags",
                    "the catalogue would have %d different tags, expected at most %d"
                            .formatted(tags.size(), Availabilities.MAX_TAGS));
        }
    }

    /** Reads it. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "showAvailability",
            summary = "Show when and to whom a movie may be shown",
            description = "Not hidden, at any time, without tags, if nothing was said.")
    Availability show(@MovieIdPath @PathVariable String movieId) {
        int movie = MovieId.parse("movieId", movieId);
        bundles.current().requireMovie(movie);
        return StoreAccess.reached(() -> stored.find(movie));
    }

    /** Forgets it. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteAvailability",
            summary = "Show a movie always and to everybody again",
            description = "204 also where nothing was said. 204 once it is durable.")
    void delete(@MovieIdPath @PathVariable String movieId) {
        int movie = MovieId.parse("movieId", movieId);
        StoreAccess.reached(() -> stored.clear(movie));
    }
}
