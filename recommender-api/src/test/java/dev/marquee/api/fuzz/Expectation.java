package dev.marquee.api.fuzz;

/** What a request lets one expect of its answer; the later constants outweigh the earlier ones. */
enum Expectation {
    /** The description allows it: it is answered, or refused for what only the service can know. */
    ALLOWED,
    /** The description leaves it open, or readers of it may differ. */
    OPEN,
    /** The description does not allow it: it is refused. */
    REFUSED,
    /** It is not a request to that call any more: it is refused, perhaps with a status that the call does not document. */
    ELSEWHERE,
    /** It ends in the middle: it is refused, or the server hangs up. */
    CUT;

    Expectation and(Expectation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
