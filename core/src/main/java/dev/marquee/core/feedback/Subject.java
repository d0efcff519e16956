package dev.marquee.core.feedback;

/**
 * What somebody can be not interested in.
 *
 * @param kind of thing
 * @param name of the genre or person, as the catalogue spells it; of a movie its id in decimal digits
 */
public record Subject(Kind kind, String name) {

    /** What it is. */
    public enum Kind {
        /** One movie. */
        MOVIE,
        /** All movies of a genre. */
        GENRE,
        /** All movies that a person directed or acts in. */
        PERSON
    }

    /** One movie. */
    public static Subject movie(int movieId) {
        return new Subject(Kind.MOVIE, Integer.toString(movieId));
    }

    /**
     * The id of the movie.
     *
     * @throws NumberFormatException if it is no movie
     */
    public int movieId() {
        return Integer.parseInt(name);
    }
}
