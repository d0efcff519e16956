package dev.marquee.training.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an export holds: a line of NDJSON, a row of Parquet. */
sealed interface ExportLine permits Interaction, StoredMovie {
    /** As a line, without its end. */
    default String line() {
        return Mapper.JSON.writeValueAsString(this);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ExportLine parse(String line) {
        try {
            JsonNode tree = Mapper.JSON.readTree(line);
            if (!tree.isObject()) {
                throw new IllegalArgumentException("%.70s is not a JSON object".formatted(line));
            }
            Class<? extends ExportLine> type = tree.has("movie") ? StoredMovie.class : Interaction.class;
            return Mapper.JSON.treeToValue(tree, type);
        } catch (JacksonException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ours ? ours : e;
            throw new IllegalArgumentException(
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    /** Holds the mapper. */
    final class Mapper {
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();

        private Mapper() {}
    }
}
