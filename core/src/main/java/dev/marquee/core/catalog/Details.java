package dev.marquee.core.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every field of TMDB's movie details that the import found, in TMDB's shape. Kept as text: the tree of a movie takes
 * many times the memory and is seldom asked for.
 *
 * @param json one JSON object without white space around its parts
 */
public record Details(@JsonValue @JsonRawValue String json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The details that this tree holds. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Details of(JsonNode tree) {
        return new Details(JSON.writeValueAsString(tree));
    }

    /** The details as a tree, parsed anew; the caller owns it. */
    public JsonNode tree() {
        return JSON.readTree(json);
    }
}
