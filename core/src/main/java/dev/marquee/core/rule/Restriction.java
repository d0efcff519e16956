package dev.marquee.core.rule;

import com.fasterxml.jackson.annotation.JsonValue;

/** A reason not to show a movie. A movie may have several; they are looked at in this order. */
public enum Restriction {
    /** It has none of the genres asked for. */
    GENRE("genre"),
    /** It has a genre that is ruled out. */
    EXCLUDE_GENRE("excludeGenre"),
    /** It is of another year, or of none that is known. */
    YEAR("year"),
    /** It has tags of a kind that is asked for, but none of those asked for. */
    TAG("tag"),
    /** It has a tag that is ruled out. */
    EXCLUDE_TAG("excludeTag"),
    /** It is hidden, or this is not its time. */
    UNAVAILABLE("unavailable"),
    /** The request rules it out by its id. */
    EXCLUDE("exclude"),
    /** The person has rated it, or watched it. */
    SEEN("seen"),
    /** The person is not interested in it. */
    NOT_INTERESTED("notInterested"),
    /** An earlier page has shown it. */
    SHOWN("shown");

    private final String label;

    Restriction(String label) {
        this.label = label;
    }

    /** As answers say it. */
    @JsonValue
    public String label() {
        return label;
    }
}
