package dev.marquee.core.feature;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ranking features compare movies by, as numbers by ordinal. Immutable and thread-safe.
 *
 * @param genreCount number of distinct genres
 * @param peopleCount number of distinct people
 * @param genres genre ids, shape {@code [movies][]}
 * @param people ids of directors and leading cast, shape {@code [movies][]}
 * @param years year of release, 0 where unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record MovieTraits(int genreCount, int peopleCount, int[][] genres, int[][] people, int[] years) {
    /** The traits of a catalog. */
    public static MovieTraits of(Catalog catalog) {
        Map<String, Integer> genreIds = new HashMap<>();
        Map<String, Integer> peopleIds = new HashMap<>();
        int[][] genres = new int[catalog.size()][];
        int[][] people = new int[catalog.size()][];
        int[] years = new int[catalog.size()];
        for (int ordinal = 0; ordinal < years.length; ordinal++) {
            Movie movie = catalog.movie(ordinal);
            genres[ordinal] = ids(genreIds, movie.genres());
            people[ordinal] = ids(peopleIds, MovieMetadata.of(movie).people());
            Integer year = movie.year();
            years[ordinal] = year == null ? 0 : year;
        }
        return new MovieTraits(genreIds.size(), peopleIds.size(), genres, people, years);
    }

    private static int[] ids(Map<String, Integer> known, List<String> names) {
        return names.stream()
                .mapToInt(name -> known.computeIfAbsent(name, _ -> known.size()))
                .toArray();
    }
}
