package dev.marquee.api.input;

import dev.marquee.service.ProblemException;
import dev.marquee.service.RequestChecks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of the fields of a body; each throws a 400 {@link ProblemException} that names the field. */
public final class Fields {
    private static final int HALVES = 2;
    private static final double LOWEST_RATING = 0.5;
    private static final double HIGHEST_RATING = 5;

    private Fields() {}

    /** The value, if there is one. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(field, "is missing");
        }
        return value;
    }

    /** The list without a null in it; an absent one is empty. */
    public static <T> List<T> list(String field, @Nullable List<? extends @Nullable T> values) {
        return values == null ? List.of() : RequestChecks.list(field, values);
    }

    /** A whole number in {@code [from, to]}, or null. */
    public static @Nullable Integer within(String field, int from, int to, @Nullable Integer value) {
        return value == null ? null : Integer.valueOf(RequestChecks.inRange(field, value, from, to));
    }

    /** Nothing: the field has no meaning there. */
    public static void absent(String field, @Nullable Object value, String why) {
        if (value != null) {
            throw ProblemException.invalid(field, "has no meaning %s".formatted(why));
        }
    }

    /** A time in ISO 8601, with its offset. */
    public static Instant time(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    field, "expected a time such as 2026-01-31T20:15:00Z, got \"%.40s\"".formatted(text));
        }
    }

    /** A number in {@code [from, to]}, or null. */
    public static @Nullable Float number(String field, float from, float to, @Nullable Double value) {
        if (value != null && !(value >= from && value <= to)) {
            throw ProblemException.invalid(field, "expected %s to %s, got %s".formatted(from, to, value));
        }
        return value == null ? null : Float.valueOf(value.floatValue());
    }

    /** A rating, 0.5 to 5.0 in halves. */
    public static float rating(String field, @Nullable Double value) {
        double rating = required(field, value);
        if (!(rating >= LOWEST_RATING && rating <= HIGHEST_RATING) || rating * HALVES != Math.rint(rating * HALVES)) {
            throw ProblemException.invalid(field, "expected 0.5 to 5.0 in steps of 0.5, got %s".formatted(rating));
        }
        return (float) rating;
    }
}
