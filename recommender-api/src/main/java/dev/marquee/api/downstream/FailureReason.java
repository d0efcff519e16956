package dev.marquee.api.downstream;

import java.util.Locale;

/** Why a stage did not answer: the values of a metric's tag. */
public enum FailureReason {
    /** It did not answer within what was left of the budget. */
    TIMEOUT,
    /** Too little of the budget was left to ask. */
    BUDGET,
    /** It said that it could not answer in time. */
    DEADLINE,
    /** No connection could be made. */
    REFUSED,
    /** Its certificate is not trusted or of another host, or it does not speak TLS. */
    UNTRUSTED,
    /** As many requests as it allows were in flight. */
    OVERLOADED,
    /** It has not loaded a bundle yet. */
    NOT_READY,
    /** It does not hold the version asked for. */
    VERSION,
    /** It did not take the movies that were added to the bundle. */
    MOVIES,
    /** Its answer could not be understood or was not complete. */
    INVALID,
    /** Anything else. */
    ERROR;

    /** The value of the tag. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
