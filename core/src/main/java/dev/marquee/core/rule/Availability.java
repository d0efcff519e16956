package dev.marquee.core.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether, when and to whom an operator lets a movie be shown.
 *
 * @param hidden whether it is shown to nobody
 * @param from first moment at which it is shown, in whole milliseconds, or null
 * @param until first moment at which it is no longer shown, in whole milliseconds, or null
 * @param tags what requests may ask for or rule out, such as {@code region:DE}; each once, in the operator's order
 */
public record Availability(
        boolean hidden, @Nullable Instant from, @Nullable Instant until, List<String> tags) {
    /** Of a movie of which nothing is said: shown to everybody. */
    public static final Availability ALWAYS = new Availability(false, null, null, List.of());

    /** Most tags of a movie. */
    public static final int MAX_TAGS = 32;

    /** What a tag looks like: a kind, a colon, a value. */
    public static final String TAG = "[a-z0-9-]{1,32}:[A-Za-z0-9._-]{1,32}";

    private static final Pattern TAG_PATTERN = Pattern.compile(TAG);

    /** Cuts the times to milliseconds and copies the tags. */
    public Availability {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
        tags = List.copyOf(new LinkedHashSet<>(tags));
    }

    /** Whether a text looks like a tag. */
    public static boolean isTag(String text) {
        return TAG_PATTERN.matcher(text).matches();
    }

    /** The kind of a tag: what stands before its colon. */
    static String kind(String tag) {
        return tag.substring(0, tag.indexOf(':'));
    }

    /** Whether it depends on the time. */
    boolean hasPeriod() {
        return from != null || until != null;
    }

    /** When its period begins, in milliseconds since 1970. */
    long beginMillis() {
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** When its period ends, in milliseconds since 1970. */
    long endMillis() {
        return until == null ? Long.MAX_VALUE : until.toEpochMilli();
    }
}
