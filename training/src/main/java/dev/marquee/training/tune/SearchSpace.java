package dev.marquee.training.tune;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search may draw: the names of a file of parameters, each with a list of values or with a {@link Range} instead
 * of a value. What is not named stays as it is by default.
 *
 * @param tree as it was written; nobody modifies it
 */
record SearchSpace(@JsonValue ObjectNode tree) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUILT_IN = "space.json";
    private static final long MAX_BYTES = 1 << 20;
    private static final ObjectNode DEFAULTS = SettingsJson.of(Settings.defaults(0));

    /** @throws IllegalArgumentException if something in it can never be drawn, in words that name it */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    SearchSpace {
        walk(tree, DEFAULTS, "", (name, range) -> {
            for (JsonNode end : range.ends()) {
                check(name, end);
            }
            return range.ends().getFirst();
        });
    }

    /** The space where nobody gives another. */
    static SearchSpace builtIn() throws IOException {
        try (InputStream in = Objects.requireNonNull(SearchSpace.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return of(JSON.readTree(in));
        }
    }

    /** @throws IllegalArgumentException if it is no space, in words that name the file */
    static SearchSpace read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("more than %,d bytes".formatted(MAX_BYTES));
            }
            return of(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static SearchSpace of(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw new IllegalArgumentException("expected an object with some of " + DEFAULTS.propertyNames());
        }
        return new SearchSpace(object);
    }

    /**
     * Draws parameters of a model: each that the space names with probability ½, so that a trial also tells what a few
     * changes are worth. The others, which stay as by default, are not in the answer.
     */
    JsonNode draw(TunedModel model, SplittableRandom random) {
        ObjectNode wanted = JSON.createObjectNode();
        for (String group : model.groups()) {
            if (tree.has(group)) {
                wanted.set(group, tree.get(group));
            }
        }
        return walk(wanted, DEFAULTS, "", (_, range) -> random.nextBoolean() ? range.draw(random) : null);
    }

    /** Whether there is anything to draw for a model. */
    boolean varies(TunedModel model) {
        return model.groups().stream().anyMatch(tree::has);
    }

    /** The tree with a value in the place of each range, without those that have none. */
    private static ObjectNode walk(
            ObjectNode space, JsonNode defaults, String path, BiFunction<String, Range, @Nullable JsonNode> choose) {
        ObjectNode drawn = JSON.createObjectNode();
        space.properties().forEach(entry -> {
            String name = path + entry.getKey();
            JsonNode known = defaults.path(entry.getKey());
            if (known.isMissingNode()) {
                throw new IllegalArgumentException(
                        "unknown parameter %s; there are %s".formatted(name, defaults.propertyNames()));
            }
            if (known.isObject() && entry.getValue() instanceof ObjectNode inner) {
                drawn.set(entry.getKey(), walk(inner, known, name + "/", choose));
            } else {
                JsonNode value = choose.apply(name, Range.of(name, entry.getValue(), known));
                if (value != null) {
                    drawn.set(entry.getKey(), value);
                }
            }
        });
        return drawn;
    }

    private static void check(String name, JsonNode value) {
        ObjectNode alone = JSON.createObjectNode();
        int slash = name.lastIndexOf('/');
        ObjectNode place = slash < 0 ? alone : alone.withObject("/" + name.substring(0, slash));
        place.set(name.substring(slash + 1), value);
        try {
            SettingsJson.settings(alone, 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s cannot be %s: %s".formatted(name, value, e.getMessage()), e);
        }
    }
}
