package dev.marquee.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes bodies: good JSON, and what only looks like it. */
record JsonBodies(RandomGenerator random) {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ESCAPED =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> NOT_NUMBERS = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "0x1",
            ".5",
            "1.",
            "1e",
            "--1",
            "1_0",
            "undefined",
            "1".repeat(2_000));
    private static final List<String> HUGE_NUMBERS =
            List.of("1e400", "-1e400", "1e999999999", "123456789012345678901234567890", "9".repeat(900));
    private static final List<String> AFTERWARDS = List.of("{}", "x", "]", ",", "null", "\0", "// comment", "}");

    /**
     * A body.
     *
     * @param bytes of it
     * @param expectation of the answer to it
     * @param note what is odd about it
     */
    record Body(byte[] bytes, Expectation expectation, String note) {
        static Body refused(String text, String note) {
            return new Body(text.getBytes(StandardCharsets.UTF_8), Expectation.REFUSED, note);
        }
    }

    byte[] bytes(JsonNode value) {
        boolean escaped = random.nextBoolean() || Texts.hasHalfAPair(value.toString());
        return (escaped ? ESCAPED : PLAIN).writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Spoils the text of a valid body. */
    Body spoilt(JsonNode valid) {
        String text = ESCAPED.writeValueAsString(valid);
        return switch (random.nextInt(15)) {
            case 0 -> Body.refused(text.substring(0, random.nextInt(text.length())), "truncated");
            case 1 -> Body.refused(text + pick(AFTERWARDS), "something afterwards");
            case 2 -> number(text, NOT_NUMBERS, "not a number of JSON");
            case 3 -> number(text, HUGE_NUMBERS, "a huge number");
            case 4 -> Body.refused(text.replace('"', '\''), "single quotes");
            case 5 -> Body.refused(text.substring(0, text.length() - 1) + ",}", "a comma at the end");
            case 6 -> Body.refused("/* */" + text, "a comment");
            case 7 ->
                Body.refused("{" + text.substring(1, text.length() - 1) + "," + text.substring(1), "fields twice");
            case 8 ->
                Body.refused(pick(List.of("", " ", "null", "[]", "1", "true", "\"\"", "[{}]", "\0")), "no object");
            case 9 -> Body.refused("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", "deep");
            case 10 -> Body.refused("{\"" + "x".repeat(1 + random.nextInt(60_000)) + "\":1}", "a long name");
            case 11 -> inLatin1(text);
            case 12 -> new Body(text.getBytes(StandardCharsets.UTF_16), Expectation.OPEN, "in UTF-16");
            case 13 -> Body.refused(text + " ".repeat(1 << 20), "large");
            default -> wholeNumberWithAPoint(text);
        };
    }

    private Body number(String text, List<String> instead, String note) {
        String spoilt = text.replaceFirst("(?<=\":\\[?)-?[0-9][0-9.eE+-]*", pick(instead));
        return spoilt.equals(text) ? Body.refused(text + text, "twice") : Body.refused(spoilt, note);
    }

    /** JSON Schema takes 5.0 for an integer, many a reader of JSON does not. */
    private static Body wholeNumberWithAPoint(String text) {
        String spoilt = text.replaceFirst("(?<=\":\\[?)([0-9]+)(?=[,}\\]])", "$1.0");
        return new Body(spoilt.getBytes(StandardCharsets.UTF_8), Expectation.OPEN, "a whole number with a point");
    }

    /** A byte that begins a character of UTF-8 which does not go on. */
    private Body inLatin1(String text) {
        String spoilt = text.substring(0, text.length() - 1) + ",\"\u00e9\":\"\u00ff\"}";
        return new Body(spoilt.getBytes(StandardCharsets.ISO_8859_1), Expectation.REFUSED, "not UTF-8");
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
