package dev.marquee.core.catalog;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every field of TMDB's movie details that the import found, in TMDB's shape. Kept as text: the tree of a movie takes
 * many times the memory and is seldom asked for.
 *
 * @param json one JSON object without white space around its parts
 */
@JsonDeserialize(using = Details.Copy.class)
public record Details(@JsonValue @JsonRawValue String json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The details that this tree holds. */
    public static Details of(JsonNode tree) {
        return new Details(JSON.writeValueAsString(tree));
    }

    /** The details as a tree, parsed anew; the caller owns it. */
    public JsonNode tree() {
        return JSON.readTree(json);
    }

    /** Copies token by token, without a tree between. */
    static final class Copy extends ValueDeserializer<Details> {
        @Override
        public Details deserialize(JsonParser parser, DeserializationContext context) {
            StringWriter text = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(text)) {
                generator.copyCurrentStructureExact(parser);
            }
            return new Details(text.toString());
        }
    }
}
