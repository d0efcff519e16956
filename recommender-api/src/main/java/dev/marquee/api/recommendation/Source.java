package dev.marquee.api.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Where a recommended movie comes from. */
public enum Source {
    /** Retrieval by the two-tower model. */
    TWO_TOWER("two-tower"),
    /** The popular movies that the request allows. */
    POPULAR("popular"),
    /** Drawn by lot from what either of them has further down. */
    EXPLORED("explored"),
    /** Put at its place by a rule of the operator. */
    PINNED("pinned"),
    /** Movies like another one, by the model. */
    SIMILAR("similar"),
    /** What many people watch, choose and rate just now. */
    TRENDING("trending");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** As answers and metrics say it. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The source that answers call so. */
    public static Optional<Source> labelled(String label) {
        return Arrays.stream(values())
                .filter(source -> source.label.equals(label))
                .findFirst();
    }
}
