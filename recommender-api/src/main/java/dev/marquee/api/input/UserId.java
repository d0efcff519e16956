package dev.marquee.api.input;

import dev.marquee.service.ProblemException;
import java.util.regex.Pattern;

/**
 * The name of a user: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, but neither {@code .} nor {@code ..}: clients and proxies take such
 * a part out of a path, so that what events stored for such a user could be neither read nor deleted.
 */
public final class UserId {
    /** What a user id looks like. */
    public static final String FORM = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private UserId() {}

    /**
     * Checks a user id of a path.
     *
     * @throws ProblemException 400, if it has another form
     */
    public static String parse(String text) {
        return parse("userId", text);
    }

    /** The same for another field. */
    public static String parse(String field, String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw ProblemException.invalid(
                    field, "expected 1 to 64 of A-Z a-z 0-9 . _ -, but not . or .., got \"%.80s\"".formatted(text));
        }
        return text;
    }
}
