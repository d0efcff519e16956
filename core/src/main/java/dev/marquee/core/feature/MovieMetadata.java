package dev.marquee.core.feature;

import dev.marquee.core.catalog.Movie;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The metadata of a movie that the models read. TMDB's popularity, votes and revenue are later snapshots and therefore
 * never among it.
 */
final class MovieMetadata {
    private static final int CAST_READ = 4;

    private MovieMetadata() {}

    /** Directors, then the first of the cast; each name once. */
    static List<String> people(Movie movie) {
        List<String> people = new ArrayList<>(directors(movie));
        for (String actor : cast(movie)) {
            if (!people.contains(actor)) {
                people.add(actor);
            }
        }
        return people;
    }

    static List<String> directors(Movie movie) {
        List<String> directors = new ArrayList<>();
        for (JsonNode member : tmdb(movie, "/credits/crew")) {
            if ("Director".equals(text(member, "job"))) {
                directors.add(text(member, "name"));
            }
        }
        return directors;
    }

    static List<String> cast(Movie movie) {
        List<String> cast = new ArrayList<>();
        for (JsonNode member : tmdb(movie, "/credits/cast")) {
            if (cast.size() < CAST_READ) {
                cast.add(text(member, "name"));
            }
        }
        return cast;
    }

    static List<String> keywords(Movie movie) {
        List<String> keywords = new ArrayList<>();
        for (JsonNode keyword : tmdb(movie, "/keywords/keywords")) {
            keywords.add(text(keyword, "name"));
        }
        return keywords;
    }

    static String language(Movie movie) {
        JsonNode details = movie.tmdb();
        return details == null ? "" : text(details, "original_language");
    }

    private static Iterable<JsonNode> tmdb(Movie movie, String pointer) {
        JsonNode details = movie.tmdb();
        return details == null ? List.of() : details.at(pointer);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
