package dev.marquee.api.fuzz;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call as the description has it.
 *
 * @param id its {@code operationId}
 * @param method in capitals
 * @param path with the names of its parameters in braces
 * @param parameters of the path, the query and the head
 * @param body where the schema of the body is, or null where it takes none
 * @param answers by status: where the schema of the answer is; empty for an answer without a body
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable String body,
        Map<Integer, String> answers) {

    /**
     * A parameter.
     *
     * @param name of it
     * @param in {@code path}, {@code query} or {@code header}
     * @param schema of its value
     */
    public record Parameter(String name, String in, JsonNode schema) {
        boolean isList() {
            return schema.path("type").asString("").equals("array");
        }
    }

    public List<Parameter> in(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .toList();
    }

    /** Whether it may change what is stored. */
    boolean writes() {
        return answers.containsKey(204) || method.equals("DELETE");
    }
}
