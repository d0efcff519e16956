package dev.marquee.api.input;

import dev.marquee.service.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/**
 * The query parameters of a request, read strictly: each method throws a 400 {@link ProblemException} that names the
 * parameter if its value is not as documented or if a single-valued one is repeated. Immutable.
 */
public final class QueryParameters {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    private final Map<String, String[]> values;

    private QueryParameters(Map<String, String[]> values) {
        this.values = values;
    }

    /** The parameters of this request. */
    public static QueryParameters of(WebRequest request) {
        return new QueryParameters(request.getParameterMap());
    }

    /** A whole number in {@code [from, to]}, or null where the parameter is absent. */
    public @Nullable Integer integer(String name, int from, int to) {
        String text = single(name);
        if (text == null) {
            return null;
        }
        long value = INTEGER.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
        if (value < from || value > to) {
            throw ProblemException.invalid(
                    name, "expected a whole number from %d to %d, got \"%.40s\"".formatted(from, to, text));
        }
        return (int) value;
    }

    /** A whole number in {@code [from, to]}, or the fallback where the parameter is absent. */
    public int integer(String name, int from, int to, int fallback) {
        Integer value = integer(name, from, to);
        return value == null ? fallback : value;
    }

    /** A decimal number in {@code [from, to]}, or null where the parameter is absent. */
    public @Nullable Double number(String name, double from, double to) {
        String text = single(name);
        if (text == null) {
            return null;
        }
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= from && value <= to)) {
            throw ProblemException.invalid(
                    name, "expected a number from %s to %s, got \"%.40s\"".formatted(from, to, text));
        }
        return value;
    }

    /** {@code true} or {@code false}; absent means false. */
    public boolean flag(String name) {
        String text = single(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ProblemException.invalid(name, "expected true or false, got \"%.40s\"".formatted(text));
        }
        return "true".equals(text);
    }

    /** A text that is not blank, or null where the parameter is absent. */
    public @Nullable String text(String name, int longest) {
        return Fields.text(name, longest, single(name));
    }

    /** Values that are repeated, separated by commas, or both; empty where the parameter is absent. */
    public List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String given : values.getOrDefault(name, new String[0])) {
            for (String value : Arrays.asList(given.split(",", -1))) {
                if (value.isBlank()) {
                    throw ProblemException.invalid(name, "one of its values is empty, got \"%.40s\"".formatted(given));
                }
                all.add(value.strip());
            }
        }
        return all;
    }

    private @Nullable String single(String name) {
        String[] given = values.get(name);
        if (given == null || given.length == 0) {
            return null;
        }
        if (given.length > 1) {
            throw ProblemException.invalid(name, "given %d times, expected once".formatted(given.length));
        }
        return given[0];
    }
}
