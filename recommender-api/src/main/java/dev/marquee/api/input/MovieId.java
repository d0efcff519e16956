package dev.marquee.api.input;

import dev.marquee.service.ProblemException;
import java.util.regex.Pattern;

/** The id of a movie in a request: a positive whole number of the operator's catalogue. */
public final class MovieId {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

    private MovieId() {}

    /**
     * Reads the movie id of a path or of a query parameter.
     *
     * @param field its name
     * @throws ProblemException 400, if it is not a positive whole number up to 2,147,483,647
     */
    public static int parse(String field, String text) {
        long value = DIGITS.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw ProblemException.invalid(
                    field, "expected the id of a movie, a positive whole number, got \"%.40s\"".formatted(text));
        }
        return (int) value;
    }
}
