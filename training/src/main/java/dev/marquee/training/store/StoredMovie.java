package dev.marquee.training.store;

import dev.marquee.core.catalog.Movie;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an export holds of a movie that the operator added, changed or deleted.
 *
 * @param movieId positive
 * @param movie {@code "deleted"}, or an object with {@code title}, {@code year}, {@code genres}, {@code imdbId}, {@code tmdbId} and
 *     {@code tmdb}, TMDB's details
 */
record StoredMovie(int movieId, JsonNode movie) implements ExportLine {
    /** As the gateway reads its table. */
    private static final ObjectReader MOVIE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Movie.class);

    private static final JsonNode DELETED = JsonNodeFactory.instance.stringNode("deleted");

    /** Checks what the others rely on. */
    StoredMovie {
        if (movieId < 1) {
            throw new IllegalArgumentException("movie %d; expected a positive id".formatted(movieId));
        }
        boolean titled = movie.isObject()
                && !movie.path("title").asString("").isBlank()
                && movie.path("genres").isArray();
        if (!titled && !movie.equals(DELETED)) {
            throw new IllegalArgumentException(
                    "movie %d is %.70s; expected an object with a title and a list of genres, or \"deleted\""
                            .formatted(movieId, movie));
        }
        if (titled) {
            requireMovie(movieId, movie);
        }
    }

    private static void requireMovie(int movieId, JsonNode movie) {
        try {
            Movie _ = MOVIE.readValue(movie);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "movie %d is no movie of a catalogue: %s".formatted(movieId, e.getOriginalMessage()), e);
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
