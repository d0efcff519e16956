package dev.marquee.api.row;

import dev.marquee.core.catalog.Movie;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The genres and decades of some movies.
 *
 * @param genres that occur, the most frequent first, equals by name
 * @param decades first years of those that occur, the most frequent first, of equals the newer
 */
record Taste(List<String> genres, List<Integer> decades) {
    private static final int YEARS = 10;

    /** What these movies are of. */
    static Taste of(List<Movie> movies) {
        Map<String, Integer> genres = new TreeMap<>();
        Map<Integer, Integer> decades = new TreeMap<>(Comparator.reverseOrder());
        for (Movie movie : movies) {
            movie.genres().forEach(genre -> genres.merge(genre, 1, Integer::sum));
            Integer year = movie.year();
            if (year != null) {
                decades.merge(decade(year), 1, Integer::sum);
            }
        }
        return new Taste(mostFrequentFirst(genres), mostFrequentFirst(decades));
    }

    /** The first year of the decade of a year. */
    static int decade(int year) {
        return Math.floorDiv(year, YEARS) * YEARS;
    }

    /** Equals in the order of the map. */
    private static <T> List<T> mostFrequentFirst(Map<T, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
