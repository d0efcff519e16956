package dev.marquee.api.fuzz;

import dev.marquee.api.fuzz.Operation.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Makes the texts of a parameter of a path, a query or the head: those that its schema allows, and those that it clearly does not.
 *
 * @param values makes values that fit a schema
 * @param random that chooses
 */
record ParameterTexts(JsonValues values, RandomGenerator random) {
    private static final List<String> NO_NUMBERS = List.of(
            "",
            "abc",
            "NaN",
            "Infinity",
            "-1",
            "0",
            "1,5",
            "0x10",
            "१",
            "１",
            "1 2",
            "null",
            "[]",
            "1;",
            "--5",
            "5\0",
            "1e",
            "٣");
    private static final List<String> NO_INTEGERS = List.of("1.5", "2147483648", "-2147483649", "9".repeat(40), "+-1");
    private static final List<String> NO_FLAGS = List.of("", "yes", "TRUE", "1", "null", "true ", "truefalse");
    private static final int MORE_THAN_MANY = 1_001;

    /** The values, of which a list may have any number; none means that the parameter is left out. */
    List<String> allowed(Parameter parameter) {
        JsonNode value = values.of(parameter.name(), parameter.schema());
        List<String> texts = new ArrayList<>();
        if (parameter.isList()) {
            value.forEach(item -> texts.add(text(item)));
        } else {
            texts.add(text(value));
        }
        return texts;
    }

    private String text(JsonNode value) {
        if (!value.isFloatingPointNumber()) {
            return value.asString();
        }
        BigDecimal number = BigDecimal.valueOf(value.asDouble());
        return random.nextBoolean() ? number.toPlainString() : value.toString();
    }

    /** Values that break the schema; none if it allows every text. */
    List<String> refused(Parameter parameter) {
        JsonNode schema = parameter.isList() ? parameter.schema().path("items") : parameter.schema();
        if (parameter.schema().has("maxItems") && random.nextInt(4) == 0) {
            return List.of("7,".repeat(MORE_THAN_MANY - 1) + "7");
        }
        return switch (schema.path("type").asString()) {
            // With a comma it would be two of a list.
            case "integer" -> List.of(parameter.isList() ? integer(schema).replace(',', '.') : integer(schema));
            case "number" -> List.of(number(schema));
            case "boolean" -> List.of(pick(NO_FLAGS));
            default -> noText(schema);
        };
    }

    private String number(JsonNode schema) {
        String text = pick(NO_NUMBERS);
        return text.equals("0") && schema.path("minimum").asInt(-1) == 0 ? "1e99" : text;
    }

    private String integer(JsonNode schema) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.toString(schema.path("minimum").asLong() - 1);
            case 1 -> Long.toString(schema.path("maximum").asLong() + 1);
            case 2 -> pick(NO_INTEGERS);
            default -> pick(NO_NUMBERS);
        };
    }

    private List<String> noText(JsonNode schema) {
        if (schema.has("pattern")) {
            String text = Texts.any(random);
            boolean fits = Pattern.compile(schema.path("pattern").asString())
                    .matcher(text)
                    .find();
            return fits ? List.of() : List.of(text);
        }
        int most = schema.path("maxLength").asInt(0);
        return most == 0 ? List.of() : List.of(random.nextBoolean() ? "" : "x".repeat(most + 1));
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
