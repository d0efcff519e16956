package dev.marquee.service;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the words of the API, without class names, why a JSON body cannot be read, and where. */
final class UnreadableBody {
    private UnreadableBody() {}

    static String explain(HttpMessageNotReadableException e) {
        if (!(e.getMostSpecificCause() instanceof JacksonException cause)) {
            return "body: expected a JSON object";
        }
        String field = field(cause.getPath());
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "%s: not a known field; expected one of %s".formatted(field, unknown.getKnownPropertyIds());
            case InvalidFormatException invalid ->
                "%s: expected %s, got \"%.40s\""
                        .formatted(field, word(cause.getPath(), invalid.getTargetType()), invalid.getValue());
            case MismatchedInputException mismatch ->
                "%s: expected %s".formatted(field, word(cause.getPath(), mismatch.getTargetType()));
            case InputCoercionException tooLarge ->
                "%s: expected %s in range".formatted(field, word(tooLarge.getTargetType()));
            case StreamConstraintsException _ -> "%s: %s".formatted(field, JsonLimits.EXPECTED);
            case StreamReadException _ ->
                "%s: not readable as JSON at line %d, column %d"
                        .formatted(
                                field,
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr());
            default -> "%s: not as documented".formatted(field);
        };
    }

    /** Such as {@code history[3].rating}; {@code body} where the fault is not in a field. */
    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    /** What belongs at the end of a path: an array is a list, what is at an index within it an element. */
    private static String word(List<JacksonException.Reference> path, @Nullable Class<?> type) {
        if (type == null || !type.isArray()) {
            return word(type);
        }
        boolean isElement = !path.isEmpty() && path.getLast().getPropertyName() == null;
        return isElement ? word(type.componentType()) : "a list";
    }

    /** A type in the words of the API. */
    static String word(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "float", "Float", "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            case "Instant" -> "a time such as 2026-01-31T20:15:00Z";
            default -> "an object";
        };
    }
}
