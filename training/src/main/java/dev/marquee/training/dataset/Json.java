package dev.marquee.training.dataset;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How this package reads and writes JSON. */
final class Json {
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private static final TypeReference<List<Long>> LONGS = new TypeReference<>() {};

    private Json() {}

    /** An array of texts. */
    static List<String> strings(String array) {
        return MAPPER.readValue(array, STRINGS);
    }

    /** An array of whole numbers. */
    static List<Long> longs(String array) {
        return MAPPER.readValue(array, LONGS);
    }
}
