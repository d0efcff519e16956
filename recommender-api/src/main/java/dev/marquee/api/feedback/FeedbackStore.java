package dev.marquee.api.feedback;

import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import java.time.Instant;
import java.util.List;

/**
 * What users have said and done. Thread-safe; reads never wait for writes. Every call throws {@link
 * org.springframework.dao.DataAccessException} if the store cannot answer; a write may then have happened or not.
 */
public interface FeedbackStore {
    /** Most clicks and watches that are read of a user, the newest: of each movie at most one click and one watch. */
    int MOST_SIGNALS = 2_000;

    /** Most mutes that are read of a user, those said last. */
    int MOST_MUTES = 1_000;

    /** All that a list needs, at once: the newest ratings and signals, and the mutes that hold; empty if unknown. */
    Feedback of(String userId, Instant now);

    /** The mutes that hold, the one said last first. */
    List<Mute> mutes(String userId, Instant now);
}
