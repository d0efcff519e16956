package dev.marquee.api.event;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a movie.
 *
 * @param kind what
 * @param movieId with which
 * @param at when
 * @param requestId of the list that it came from, or null where that is not known
 * @param rating given, 0.5 to 5.0; 0 for a click or a watch
 */
record Outcome(Kind kind, int movieId, Instant at, @Nullable String requestId, float rating) {

    /** What can follow an impression. */
    enum Kind {
        /** The movie was chosen. */
        CLICK(1),
        /** It was watched. */
        WATCH(2),
        /** It was rated. */
        RATING(4),
        /** It was rated {@value #LIKED} or better. */
        LIKE(8);

        /** The lowest rating that says that somebody liked a movie. */
        static final float LIKED = 4;

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** One bit, as the table holds it. */
        int code() {
            return code;
        }

        /** As metrics say it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
