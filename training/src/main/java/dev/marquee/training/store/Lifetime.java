package dev.marquee.training.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a copy of a store may be used, be it an export or a data set: so long somebody who is erased may live on in it.
 *
 * @param keep whole days, 1 to 365
 */
public record Lifetime(Duration keep) {
    /** The variable of the environment that says it, such as {@code 30d}; the gateway reads the same one. */
    public static final String VARIABLE = "MARQUEE_EXPORTS_KEEP";

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,2})d");
    private static final String USUAL = "30d";
    private static final int LONGEST = 365;

    /**
     * What the environment says; 30 days if it says nothing.
     *
     * @throws StoreException if it says something else than 1d to 365d
     */
    public static Lifetime of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        Matcher days = FORM.matcher(given.isBlank() ? USUAL : given);
        if (!days.matches() || Integer.parseInt(days.group(1)) > LONGEST) {
            throw new StoreException(
                    "%s is \"%.40s\"; expected whole days, 1d to %dd".formatted(VARIABLE, given, LONGEST));
        }
        return new Lifetime(Duration.ofDays(Integer.parseInt(days.group(1))));
    }

    /** When a copy that was made then may not be used any more. */
    public Instant end(Instant madeAt) {
        return madeAt.plus(keep);
    }

    /** Whether a copy that was made then may not be used now. */
    public boolean isOver(Instant madeAt, Instant now) {
        return !now.isBefore(end(madeAt));
    }
}
