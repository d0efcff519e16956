package dev.marquee.core.reason;

import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two movies have in common besides their genres, as the models read it.
 *
 * @param people directors and leading cast of both, in the order of the first movie
 * @param keywords of both, in the order of the first movie
 */
public record SharedMetadata(List<String> people, List<String> keywords) {

    /** Copies the lists. */
    public SharedMetadata {
        people = List.copyOf(people);
        keywords = List.copyOf(keywords);
    }

    /** Compares movies and reads the details of each once. Not thread-safe. */
    public static final class Comparison {
        private final Map<Movie, MovieMetadata> read = new HashMap<>();

        /** What a movie shares with another one. */
        public SharedMetadata of(Movie movie, Movie other) {
            MovieMetadata one = metadata(movie);
            MovieMetadata two = metadata(other);
            return new SharedMetadata(both(one.people(), two.people()), both(one.keywords(), two.keywords()));
        }

        private MovieMetadata metadata(Movie movie) {
            return read.computeIfAbsent(movie, MovieMetadata::of);
        }

        private static List<String> both(List<String> one, List<String> two) {
            return one.stream()
                    .filter(name -> !name.isEmpty() && two.contains(name))
                    .distinct()
                    .toList();
        }
    }
}
