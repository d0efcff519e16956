package dev.marquee.training.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an export holds of a movie that the operator added, changed or deleted.
 *
 * @param movieId positive
 * @param movie {@code "deleted"}, or an object with {@code title}, {@code year}, {@code genres}, {@code imdbId}, {@code tmdbId} and
 *     {@code tmdb}, TMDB's details
 */
record StoredMovie(int movieId, JsonNode movie) implements ExportLine {
    private static final JsonNode DELETED = JsonNodeFactory.instance.stringNode("deleted");

    /** Checks what the others rely on. */
    StoredMovie {
        if (movieId < 1) {
            throw new IllegalArgumentException("movie %d; expected a positive id".formatted(movieId));
        }
        boolean titled = movie.isObject() && !movie.path("title").asString("").isBlank();
        if (!titled && !movie.equals(DELETED)) {
            throw new IllegalArgumentException(
                    "movie %d is %.70s; expected an object with a title, or \"deleted\"".formatted(movieId, movie));
        }
    }

    /**
     * As the store has it.
     *
     * @param details null where the movie is deleted
     */
    static StoredMovie stored(int movieId, @Nullable String details) {
        return new StoredMovie(movieId, details == null ? DELETED : Mapper.JSON.readTree(details));
    }

    /** What the store has of it; null where the movie is deleted. */
    @Nullable
    String details() {
        return movie.isObject() ? Mapper.JSON.writeValueAsString(movie) : null;
    }
}
