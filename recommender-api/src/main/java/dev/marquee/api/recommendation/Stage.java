package dev.marquee.api.recommendation;

import java.util.Locale;

/** A part of the work on a request whose time is measured. */
enum Stage {
    /** Reading the stored ratings. */
    HISTORY,
    /** Asking for candidates. */
    RETRIEVAL,
    /** Asking for predicted ratings. */
    RANKING,
    /** Filling, ordering and cutting the list. */
    RERANK,
    /** Asking why. */
    REASONS,
    /** Asking for further rows, beside the others. */
    ROWS;

    /** The value of the metric's tag. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
