package dev.marquee.api.input;

import dev.marquee.core.rule.Availability;
import dev.marquee.service.ProblemException;
import dev.marquee.service.RequestChecks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of the fields of a body; each throws a 400 {@link ProblemException} that names the field. */
public final class Fields {
    private static final int HALVES = 2;
    private static final double LOWEST_RATING = 0.5;
    private static final double HIGHEST_RATING = 5;

    private static final int LAST_YEAR = 9999;

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

    /** A number in {@code [from, to]}, or null. */
    public static @Nullable Double within(String field, double from, double to, @Nullable Double value) {
        if (value != null && !(value >= from && value <= to)) {
            throw ProblemException.invalid(field, "expected a number from %s to %s, got %s".formatted(from, to, value));
        }
        return value;
    }

    /** A text that is not blank, or null. */
    public static @Nullable String text(String field, int longest, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.codePointCount(0, value.length()) > longest)) {
            throw ProblemException.invalid(
                    field, "expected 1 to %d characters, got \"%.40s\"".formatted(longest, value));
        }
        if (value != null && value.isBlank()) {
            throw ProblemException.invalid(field, "is blank");
        }
        return value;
    }

    /** Nothing: the field has no meaning there. */
    public static void absent(String field, @Nullable Object value, String why) {
        if (value != null) {
            throw ProblemException.invalid(field, "has no meaning %s".formatted(why));
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

    /** A time with its offset, in the years 0 to 9999 of UTC, or null. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Refused as one of another year is.
        }
        throw ProblemException.invalid(
                field, "expected a time such as 2026-01-31T20:15:00Z, got \"%.40s\"".formatted(text));
    }

    /** The end, such a time too, of what begins at a time or, where that is null, ever; or null. */
    public static @Nullable Instant end(String field, @Nullable String text, @Nullable Instant from) {
        Instant end = time(field, text);
        if (from != null && end != null && !from.isBefore(end)) {
            throw ProblemException.invalid(field, "expected a time after from, %s, got %s".formatted(from, end));
        }
        return end;
    }

    /** A tag of movies. */
    public static String tag(String field, String text) {
        if (!Availability.isTag(text)) {
            throw ProblemException.invalid(
                    field,
                    "expected a kind of 1 to 32 of a-z 0-9 -, a colon, and a value of 1 to 32 of A-Z a-z 0-9 . _ -, got \"%.80s\""
                            .formatted(text));
        }
        return text;
    }
}
