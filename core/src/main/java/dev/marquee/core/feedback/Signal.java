package dev.marquee.core.feedback;

/**
 * Something that a person did with a movie, other than to rate it.
 *
 * @param kind what
 * @param movieId positive
 * @param at seconds since 1970-01-01T00:00Z
 * @param share of the movie that was watched, 0 to 1; 0 for all but watches
 */
public record Signal(Kind kind, int movieId, long at, float share) {
    /** The share from which on a watched movie is a seen one. */
    public static final float SEEN = 0.5f;

    /** What a person can do. */
    public enum Kind {
        /** To choose a movie. */
        CLICK,
        /** To watch it, at least in part. */
        WATCH,
        /** To say that it is not wanted. */
        NOT_INTERESTED
    }

    /** Whether the person has seen the movie: a click does not say so. */
    boolean isSeen() {
        return kind == Kind.WATCH && share >= SEEN;
    }
}
