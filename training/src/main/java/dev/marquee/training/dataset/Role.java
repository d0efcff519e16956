package dev.marquee.training.dataset;

import java.util.Locale;

/** What a source file is for. */
enum Role {
    RATINGS,
    MOVIES,
    LINKS,
    TAGS,
    TMDB,
    /** What users of the running service rated. */
    STORE;

    /** Its name in manifests and as a table. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
