package dev.marquee.core.catalog;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metadata of a movie that the models read. TMDB's popularity, votes and revenue are later snapshots and therefore
 * never among it.
 *
 * @param directors in TMDB's order
 * @param cast the first of it
 * @param keywords in TMDB's order
 * @param language original one, such as {@code en}; empty where it is not known
 */
public record MovieMetadata(List<String> directors, List<String> cast, List<String> keywords, String language) {
    /** So many of the cast are read. */
    static final int CAST_READ = 4;

    private static final MovieMetadata NONE = new MovieMetadata(List.of(), List.of(), List.of(), "");

    /** Reads the details of a movie; empty where it has none. */
    public static MovieMetadata of(Movie movie) {
        Details details = movie.tmdb();
        return details == null ? NONE : MetadataReader.read(details.json());
    }

    /** What the models read of some details, as TMDB writes it: reading it gives this again. */
    public Details details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("original_language", language);
        ObjectNode credits = details.putObject("credits");
        ArrayNode crew = credits.putArray("crew");
        directors.forEach(name -> crew.addObject().put("name", name).put("job", "Director"));
        named(credits.putArray("cast"), cast);
        named(details.putObject("keywords").putArray("keywords"), keywords);
        return Details.of(details);
    }

    private static void named(ArrayNode array, List<String> names) {
        names.forEach(name -> array.addObject().put("name", name));
    }

    /** Directors, then the first of the cast; a director who acts is among them once. */
    public List<String> people() {
        List<String> people = new ArrayList<>(directors);
        for (String actor : cast) {
            if (!people.contains(actor)) {
                people.add(actor);
            }
        }
        return people;
    }
}
