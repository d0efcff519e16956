package dev.marquee.core.rerank;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The genres of movies as numbers from 0, so that counting them compares no text. Immutable and thread-safe. */
final class MovieGenres {
    private final Map<String, Integer> numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final int[][] byOrdinal;

    private MovieGenres(int movies) {
        byOrdinal = new int[movies][];
    }

    static MovieGenres of(Catalog catalog) {
        MovieGenres genres = new MovieGenres(catalog.size());
        for (int ordinal = 0; ordinal < catalog.size(); ordinal++) {
            Movie movie = catalog.movie(ordinal);
            genres.byOrdinal[ordinal] =
                    movie.genres().stream().mapToInt(genres::number).distinct().toArray();
        }
        return genres;
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, _ -> numbers.size());
    }

    /** The genres of a movie; nobody modifies them. */
    int[] of(int ordinal) {
        return byOrdinal[ordinal];
    }

    /** How many there are. */
    int count() {
        return numbers.size();
    }

    /** Whether each genre, by number, is one of these, ignoring case. */
    boolean[] among(List<String> names) {
        boolean[] among = new boolean[count()];
        for (String name : names) {
            Integer number = numbers.get(name);
            if (number != null) {
                among[number] = true;
            }
        }
        return among;
    }
}
