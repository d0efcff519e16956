package dev.marquee.training.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as JSON, such as {@code {"twoTower":{"dimension":128},"dcnRatings":{"lastYears":5}}}: what is not named is as
 * by default, and a name that is not known is refused. The seed is no part of it.
 */
public final class SettingsJson {
    private static final String SEED = "seed";
    private static final long MAX_BYTES = 1 << 20;
    private static final List<String> AT_LEAST_ONE = List.of(
            "/linear/minRatings",
            "/linear/maxMovies",
            "/twoTower/dimension",
            "/twoTower/epochs",
            "/twoTower/batchUsers",
            "/dcn/dimension",
            "/dcn/epochs",
            "/dcn/batchRows",
            "/factorisation/every",
            "/factorisation/maxRatings");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SettingsJson() {}

    /** The parameters as they are written. */
    public static ObjectNode of(Settings settings) {
        ObjectNode tree = STRICT.valueToTree(settings);
        tree.remove(SEED);
        return tree;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it holds anything else, in words that name the file
     */
    public static Settings read(Path file, long seed) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "%s has more than %,d bytes; expected parameters as ./marquee tune prints them"
                                .formatted(file, MAX_BYTES));
            }
            return settings(STRICT.readTree(Files.readString(file)), seed);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * The defaults with what a tree names.
     *
     * @throws IllegalArgumentException if a name is not known or a value not possible
     */
    public static Settings settings(JsonNode given, long seed) {
        if (!given.isObject() || given.has(SEED)) {
            throw new IllegalArgumentException("expected an object with some of %s"
                    .formatted(of(Settings.defaults(seed)).propertyNames()));
        }
        ObjectNode merged = STRICT.valueToTree(Settings.defaults(seed));
        merge(merged, (ObjectNode) given);
        check(merged, "");
        for (String path : AT_LEAST_ONE) {
            if (merged.at(path).isNumber() && merged.at(path).doubleValue() < 1) {
                throw new IllegalArgumentException(
                        "%s is %s; expected 1 or more".formatted(path.substring(1), merged.at(path)));
            }
        }
        try {
            return STRICT.treeToValue(merged, Settings.class);
        } catch (DatabindException e) {
            throw new IllegalArgumentException(said(e, merged), e);
        }
    }

    private static String said(DatabindException failure, ObjectNode merged) {
        if (failure.getCause() instanceof IllegalArgumentException impossible) {
            return String.valueOf(impossible.getMessage());
        }
        String path = failure.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown parameter %s; there are %s".formatted(path.substring(1), unknown.getKnownPropertyIds());
        }
        JsonNode usual = STRICT.<JsonNode>valueToTree(Settings.defaults(0)).at(path);
        return "%s is %s; expected a value such as %s".formatted(path.substring(1), merged.at(path), usual);
    }

    private static void merge(ObjectNode into, ObjectNode given) {
        given.properties().forEach(entry -> {
            JsonNode present = into.get(entry.getKey());
            if (present instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode other) {
                merge(inner, other);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** No parameter of a training makes sense below 0. */
    private static void check(JsonNode node, String path) {
        if (node.isNumber()
                && !path.equals("/" + SEED)
                && !(node.doubleValue() >= 0 && node.doubleValue() <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("%s is %s; expected 0 or more".formatted(path.substring(1), node));
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> check(entry.getValue(), path + "/" + entry.getKey()));
        } else {
            node.values().forEach(element -> check(element, path));
        }
    }
}
