package dev.marquee.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that fit a schema, those at its bounds more often than others.
 *
 * @param description that holds the schemas
 * @param random that chooses
 */
record JsonValues(ApiDescription description, RandomGenerator random) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MANY = 1_000;
    private static final List<String> DATES = List.of("1874-12-09", "2000-02-29", "2026-11-23");
    private static final List<String> TIMES = List.of(
            "2026-01-31T20:15:00Z",
            "2026-01-31T20:15:00+02:00",
            "2024-02-29T23:59:59.5-08:00",
            "2026-01-31T20:15:00.123456789Z",
            "2026-01-31t20:15:00z",
            "1970-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z");

    /** A value of a parameter or field with this name. */
    JsonNode of(String name, JsonNode given) {
        JsonNode schema = description.resolve(given);
        if (schema.has("anyOf") || schema.has("oneOf")) {
            JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
            return of(name, choices.get(random.nextInt(choices.size())));
        }
        String type = type(schema.path("type"));
        return switch (type) {
            case "null" -> JSON.nullNode();
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default ->
                random.nextInt(4) == 0
                        ? scalar(type, schema)
                        : Known.value(name, random).orElseGet(() -> scalar(type, schema));
        };
    }

    private String type(JsonNode type) {
        return type.isArray()
                ? type.get(random.nextInt(4) == 0 ? type.size() - 1 : 0).asString()
                : type.asString();
    }

    /** All fields that may be absent, none of them, or some. */
    private ObjectNode object(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        int much = random.nextInt(3);
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean optional = much == 1 || much == 2 && random.nextBoolean();
            if (required.contains(property.getKey()) || optional) {
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(MANY), MANY);
        int size = switch (random.nextInt(40)) {
            case 0 -> most;
            case 1, 2, 3, 4, 5, 6, 7, 8 -> least;
            default -> Math.clamp(random.nextInt(5), least, most);
        };
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(of(name, schema.path("items")));
        }
        return array;
    }

    private JsonNode scalar(String type, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (type) {
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(number(schema));
            default -> JSON.stringNode(text(schema));
        };
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt();
        int most = schema.path("maximum").asInt();
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least + 1;
            default -> (int) random.nextLong(least, most + 1L);
        };
    }

    private double number(JsonNode schema) {
        boolean open = schema.has("exclusiveMinimum");
        double least = open
                ? schema.path("exclusiveMinimum").asDouble()
                : schema.path("minimum").asDouble();
        double most = schema.path("maximum").asDouble(1e12);
        double step = schema.path("multipleOf").asDouble(0);
        return switch (random.nextInt(3)) {
            case 0 -> open ? least + 1e-3 : least;
            case 1 -> most;
            default ->
                step > 0
                        ? least + step * random.nextInt((int) ((most - least) / step) + 1)
                        : random.nextDouble(Math.nextUp(least), most);
        };
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return TIMES.get(random.nextInt(TIMES.size()));
        }
        if (schema.path("format").asString("").equals("date")) {
            return DATES.get(random.nextInt(DATES.size()));
        }
        if (schema.has("pattern")) {
            return PatternText.of(schema.path("pattern").asString(), random);
        }
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        String text = random.nextInt(4) == 0 && most <= MANY ? "🎬".repeat(most) : Texts.any(random);
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most ? text : "x".repeat(Math.max(1, least));
    }
}
