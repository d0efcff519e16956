package dev.marquee.api.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What of an answer can be degraded, in the order in which an answer lists it. */
public enum Step {
    /** The stored ratings could not be read. */
    HISTORY,
    /** Retrieval did not answer: popular movies instead. */
    RETRIEVAL,
    /** Fewer candidates than configured were ranked. */
    CANDIDATES,
    /** Ranking did not answer: the order of retrieval. */
    RANKING,
    /** A further row could not be asked for: or put together in time: it is left out, or has popular movies instead. */
    ROWS;

    /** The name in answers and metrics. */
    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
