package dev.marquee.api.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/** Compares JSON with the schemas of the description, by the rules of JSON Schema 2020-12, which OpenAPI 3.1 has. */
final class Schemas {
    private static final String HERE = "https://marquee.invalid/api";

    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Schemas(ApiDescription description) {
        Map<String, String> texts = Map.of(HERE, description.root().toString());
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(texts)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** What does not fit the schema at this place. */
    List<String> faults(String place, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(place, here -> registry.getSchema(SchemaLocation.of(HERE + here)));
        try {
            return schema.validate(value).stream().map(Error::toString).toList();
        } catch (JsonNodeException e) {
            // The library cannot compare such a number with the bounds of an integer, which it breaks.
            return List.of("a number beyond 64 bits");
        }
    }
}
