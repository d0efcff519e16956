package dev.marquee.api.rating;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a user's ratings, newest first: the last rating that was read. It stays valid when ratings come and go.
 *
 * @param ratedAt time of that rating
 * @param movieId its movie
 */
public record RatingCursor(Instant ratedAt, int movieId) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,16}):(\\d{1,10})");

    /** The opaque text that clients hand back. */
    public String text() {
        String plain = ratedAt.toEpochMilli() + ":" + movieId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what {@link #text()} wrote; empty for anything else. */
    public static Optional<RatingCursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = FORM.matcher(plain);
            return matcher.matches()
                    ? Optional.of(new RatingCursor(
                            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
