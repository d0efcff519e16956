package dev.marquee.api.row;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a row is made of, in the order in which a screen has them unless the request says otherwise. */
enum RowKind {
    /** What suits the person. */
    FOR_YOU("for-you"),
    /** Movies like one that the request names. */
    SIMILAR("similar"),
    /** Movies like one that the person liked lately. */
    BECAUSE_YOU_WATCHED("because-you-watched"),
    /** What many people watch, choose and rate just now. */
    TRENDING("trending"),
    /** The newest movies of the catalogue, by what suits the person. */
    NEW("new"),
    /** Popular movies of a genre or a decade that the person likes. */
    POPULAR("popular");

    private final String label;

    RowKind(String label) {
        this.label = label;
    }

    /** As requests and answers say it. */
    @JsonValue
    String label() {
        return label;
    }

    /** The kind that requests call so. */
    static Optional<RowKind> labelled(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
