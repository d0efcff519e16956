package dev.marquee.api.movie;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.MovieIdPath;
import dev.marquee.api.store.StoreAccess;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that edit the catalogue. */
@RestController
@RequestMapping("/v1/movies/{movieId}")
@Tag(name = "Catalogue")
class MovieController {
    /** Most movies that wait for the next training: each has to be searched one by one. */
    static final int MOST_ADDED = 500;

    private final StoredMovies stored;
    private final ServedBundles bundles;

    MovieController(StoredMovies stored, ServedBundles bundles) {
        this.stored = stored;
        this.bundles = bundles;
    }

    /** Adds a movie, or changes one. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "putMovie",
            summary = "Add or change a movie",
            description =
                    "In place of all that was said of it. 204 once it is durable: the gateway that answered shows, searches and"
                            + " recommends it at once, others within a second, all of them also after a restart. A movie that the model"
                            + " was not trained with is placed by its genres, year, directors, cast, keywords and language, until the"
                            + " next training takes it in with its ratings; 500 such movies may wait for that. Of a movie that it was"
                            + " trained with, what is shown and filtered changes at once, what the model thinks of it with the next"
                            + " training.")
    void put(@MovieIdPath @PathVariable String movieId, @RequestBody MovieBody body) {
        int id = MovieId.parse("movieId", movieId);
        Catalog catalog = bundles.current().catalog();
        Movie movie = body.movie(id, catalog);
        if (catalog.ordinal(id).isEmpty()
                && !catalog.isBundled(id)
                && catalog.size() - catalog.bundled() >= MOST_ADDED) {
            throw ProblemException.invalid(
                    "movieId",
                    "%d movies wait for the next training, expected fewer; train and publish, or delete one first"
                            .formatted(MOST_ADDED));
        }
        StoreAccess.reached(() -> stored.put(movie));
    }

    /** Removes a movie. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteMovie",
            summary = "Remove a movie",
            description =
                    "No list shows it and nobody finds it any more, and the next training leaves it out. 204 also where there is"
                            + " none. 204 once it is durable. `PUT` brings it back; to hide a movie for a while, set its availability.")
    void delete(@MovieIdPath @PathVariable String movieId) {
        int id = MovieId.parse("movieId", movieId);
        boolean bundled = bundles.versions().stream()
                .anyMatch(version -> bundles.version(version).catalog().isBundled(id));
        StoreAccess.reached(() -> stored.remove(id, bundled));
    }
}
