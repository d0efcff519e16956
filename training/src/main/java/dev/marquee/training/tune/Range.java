package dev.marquee.training.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;

/** The values that one parameter may take. */
sealed interface Range {
    /** One of them, all alike probable. */
    JsonNode draw(SplittableRandom random);

    /** Those that show whether all are possible: each of a list, both ends of an interval. */
    List<JsonNode> ends();

    /**
     * Reads {@code [value, …]} or {@code {"from": a, "to": b, "scale": "log"}}.
     *
     * @param name for messages
     * @param known the default, which tells whether the values are whole numbers
     * @throws IllegalArgumentException if it is neither
     */
    static Range of(String name, JsonNode json, JsonNode known) {
        if (json.isArray() && !json.isEmpty()) {
            return new Choice(new ArrayList<>(json.values()));
        }
        boolean log = json.path("scale").asString("linear").equals("log");
        double from = json.path("from").asDouble(Double.NaN);
        double to = json.path("to").asDouble(Double.NaN);
        boolean named = Set.of("from", "to", "scale").containsAll(json.propertyNames());
        boolean scaled = Set.of("linear", "log").contains(json.path("scale").asString("linear"));
        if (!json.isObject() || !known.isNumber() || !named || !scaled || !(from < to) || (log && !(from > 0))) {
            throw new IllegalArgumentException(
                    "%s is %s; expected a list of values or {\"from\": a, \"to\": b} with a < b, and maybe \"scale\": \"log\" with a > 0"
                            .formatted(name, json));
        }
        return new Interval(from, to, log, known.isIntegralNumber());
    }

    /**
     * Some values.
     *
     * @param values at least one
     */
    record Choice(List<JsonNode> values) implements Range {
        @Override
        public JsonNode draw(SplittableRandom random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public List<JsonNode> ends() {
            return values;
        }
    }

    /**
     * All numbers between two, rounded to three digits.
     *
     * @param from inclusive
     * @param to inclusive
     * @param log whether the logarithm is drawn evenly
     * @param whole whether only whole numbers are possible
     */
    record Interval(double from, double to, boolean log, boolean whole) implements Range {
        private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

        @Override
        public JsonNode draw(SplittableRandom random) {
            double at = random.nextDouble();
            if (whole && !log) {
                return number(Math.floor(from + at * (to - from + 1)));
            }
            double drawn = log ? from * Math.pow(to / from, at) : from + at * (to - from);
            return number(
                    whole
                            ? Math.rint(drawn)
                            : Math.clamp(new BigDecimal(drawn).round(DIGITS).doubleValue(), from, to));
        }

        @Override
        public List<JsonNode> ends() {
            return List.of(number(from), number(to));
        }

        private JsonNode number(double value) {
            return whole && value == Math.rint(value) ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
        }
    }
}
