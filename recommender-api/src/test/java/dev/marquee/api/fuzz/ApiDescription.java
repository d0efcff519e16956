package dev.marquee.api.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API: its calls and their schemas. */
public final class ApiDescription {
    /** The one that is committed. */
    public static final Path COMMITTED = Path.of("..", "docs", "openapi", "recommender-api.yaml");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;

    private ApiDescription(JsonNode root) {
        this.root = root;
    }

    public static ApiDescription read(Path file) throws IOException {
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        JsonNode root = JSON.valueToTree(yaml);
        boundIntegers(root);
        return new ApiDescription(root);
    }

    /** Says {@code int32}, which JSON Schema does not know, in its words. */
    private static void boundIntegers(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("format").asString("").equals("int32")) {
            if (!schema.has("minimum")) {
                schema.put("minimum", Integer.MIN_VALUE);
            }
            if (!schema.has("maximum")) {
                schema.put("maximum", Integer.MAX_VALUE);
            }
        }
        node.forEach(ApiDescription::boundIntegers);
    }

    public JsonNode root() {
        return root;
    }

    /** What is at a place such as {@code #/components/schemas/Rating}. */
    JsonNode at(String place) {
        return root.at(place.substring(1));
    }

    /** The schema itself where there is only its place. */
    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? resolve(at(schema.path("$ref").asString())) : schema;
    }

    /** All calls, in the order of the file. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> operations.add(operation(path.getKey(), call.getKey(), call.getValue()))));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode call) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        call.path("parameters")
                .forEach(parameter -> parameters.add(new Operation.Parameter(
                        parameter.path("name").asString(),
                        parameter.path("in").asString(),
                        resolve(parameter.path("schema")))));
        Map<Integer, String> answers = new TreeMap<>();
        call.path("responses")
                .properties()
                .forEach(answer -> answers.put(
                        Integer.valueOf(answer.getKey()),
                        reference(answer.getValue().path("content"))));
        JsonNode body = call.path("requestBody");
        return new Operation(
                call.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? null : reference(body.path("content")),
                answers);
    }

    /** The place of the schema of the only media type; empty where there is none. */
    private static String reference(JsonNode content) {
        return content.isEmpty()
                ? ""
                : content.iterator().next().path("schema").path("$ref").asString("");
    }
}
