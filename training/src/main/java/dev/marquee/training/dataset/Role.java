package dev.marquee.training.dataset;

import java.util.Locale;

/** What a source file is for. */
public enum Role {
    /** Who rated what, how, and when. */
    RATINGS,
    /** The catalogue. */
    MOVIES,
    /** The movies' ids elsewhere. */
    LINKS,
    /** Words that users gave to movies. */
    TAGS,
    /** TMDB's details of movies. */
    TMDB,
    /** What users of the running service rated. */
    STORE;

    /** Its name in manifests and as a table. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
