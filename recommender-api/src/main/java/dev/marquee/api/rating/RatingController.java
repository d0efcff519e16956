package dev.marquee.api.rating;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.catalogue.UnknownMovies;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.MovieIdPath;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.input.UserId;
import dev.marquee.api.input.UserIdPath;
import dev.marquee.api.store.StoreAccess;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calls that write and read ratings. */
@RestController
@Tag(name = "Ratings")
class RatingController {
    private static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_LIMIT = 100;
    private static final int LONGEST_CURSOR = 64;

    private final RatingStore store;
    private final ServedBundles bundles;
    private final UnknownMovies unknown;
    private final List<AfterRating> listeners;
    private final Clock clock;

    RatingController(
            RatingStore store, ServedBundles bundles, UnknownMovies unknown, List<AfterRating> listeners, Clock clock) {
        this.store = store;
        this.bundles = bundles;
        this.unknown = unknown;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Stores a rating. */
    @PutMapping(path = "/v1/users/{userId}/ratings/{movieId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "rateMovie",
            summary = "Rate a movie",
            description = "Idempotent: the same rating again changes nothing. 204 once it is durable.")
    void put(
            @UserIdPath @PathVariable String userId,
            @MovieIdPath @PathVariable String movieId,
            @RequestBody RatingBody body) {
        String user = UserId.parse(userId);
        int movie = MovieId.parse("movieId", movieId);
        float rating = Fields.rating("rating", body.rating());
        ServedBundle bundle = bundles.current();
        if (bundle.movie(movie).isEmpty()) {
            unknown.named();
        }
        bundle.requireMovie(movie);
        StoredRating stored = new StoredRating(movie, rating, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (StoreAccess.reached(() -> store.put(user, stored))) {
            listeners.forEach(listener -> listener.rated(user, stored));
        }
    }

    /** Deletes a rating. */
    @DeleteMapping("/v1/users/{userId}/ratings/{movieId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteRating",
            summary = "Delete a rating",
            description = "204 also where there was none.")
    void delete(@UserIdPath @PathVariable String userId, @MovieIdPath @PathVariable String movieId) {
        String user = UserId.parse(userId);
        int movie = MovieId.parse("movieId", movieId);
        StoreAccess.reached(() -> store.delete(user, movie));
    }

    /** Reads a page of ratings. */
    @GetMapping(path = "/v1/users/{userId}/ratings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listRatings", summary = "List the ratings of a user", description = "Newest first.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many ratings.",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`nextCursor` of the page before.",
            schema = @Schema(type = "string", minLength = 1, maxLength = LONGEST_CURSOR))
    RatingList list(@UserIdPath @PathVariable String userId, WebRequest request) {
        String user = UserId.parse(userId);
        QueryParameters query = QueryParameters.of(request);
        int limit = query.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        RatingCursor after = cursor(query.text("cursor", LONGEST_CURSOR));
        return StoreAccess.reached(() -> RatingList.of(store.page(user, limit, after)));
    }

    private static @Nullable RatingCursor cursor(@Nullable String text) {
        return text == null
                ? null
                : RatingCursor.parse(text)
                        .orElseThrow(() -> ProblemException.invalid(
                                "cursor", "expected the nextCursor of a page, got \"%.64s\"".formatted(text)));
    }
}
