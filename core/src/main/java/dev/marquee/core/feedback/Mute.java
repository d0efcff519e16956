package dev.marquee.core.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That somebody is not interested in something, or is so again.
 *
 * @param subject in what
 * @param since when it was said
 * @param until nothing of it is shown before then; not after {@code since} where the person is interested again
 */
public record Mute(Subject subject, Instant since, Instant until) {

    /** Whether it holds at this moment. */
    public boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** Those that count: what was said last of each subject, and of what was said at once the last in the list. */
    public static List<Mute> latest(List<Mute> said) {
        Map<Subject, Mute> latest = new LinkedHashMap<>();
        for (Mute mute : said) {
            latest.merge(mute.subject(), mute, (known, other) -> other.since().isBefore(known.since()) ? known : other);
        }
        return new ArrayList<>(latest.values());
    }
}
