package dev.marquee.core.feedback;

/**
 * What somebody can be not interested in. The same genre or person is an equal subject however a catalogue or a caller spells the
 * name.
 *
 * @param kind of thing
 * @param name of the genre in lower case, of the person as {@link People} looks it up; of a movie its id in decimal digits
 */
public record Subject(Kind kind, String name) {

    /** Takes any spelling of the name. */
    public Subject {
        name = switch (kind) {
            case MOVIE -> name;
            case GENRE -> genre(name);
            case PERSON -> People.key(name);
        };
    }

    /** What it is. */
    public enum Kind {
        /** One movie. */
        MOVIE,
        /** All movies of a genre. */
        GENRE,
        /** All movies that a person directed or acts in. */
        PERSON
    }

    /** Letter by letter, as {@link String#CASE_INSENSITIVE_ORDER} compares, by which a catalog knows its genres. */
    private static String genre(String name) {
        return name.codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
