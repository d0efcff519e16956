package dev.marquee.core.feature;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ranking features compare movies by, as numbers by ordinal. Immutable and thread-safe.
 *
 * @param genreIds id of each genre by its name, from 0
 * @param peopleIds id of each director and of the leading cast by name, from 0
 * @param genres genre ids, shape {@code [movies][]}
 * @param people ids of directors and leading cast, shape {@code [movies][]}
 * @param years year of release, 0 where unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record MovieTraits(
        Map<String, Integer> genreIds, Map<String, Integer> peopleIds, int[][] genres, int[][] people, int[] years) {

    /** The traits of a catalog. */
    public static MovieTraits of(Catalog catalog) {
        return new MovieTraits(Map.of(), Map.of(), new int[0][], new int[0][], new int[0]).with(catalog.movies());
    }

    /** The same with further movies, in this order, behind the others. */
    public MovieTraits with(List<Movie> added) {
        int before = years.length;
        int movies = before + added.size();
        MovieTraits more = new MovieTraits(
                new HashMap<>(genreIds),
                new HashMap<>(peopleIds),
                Arrays.copyOf(genres, movies),
                Arrays.copyOf(people, movies),
                Arrays.copyOf(years, movies));
        for (int i = 0; i < added.size(); i++) {
            more.set(before + i, added.get(i));
        }
        return more;
    }

    private void set(int ordinal, Movie movie) {
        genres[ordinal] = ids(genreIds, movie.genres());
        people[ordinal] = ids(peopleIds, MovieMetadata.of(movie).people());
        Integer year = movie.year();
        years[ordinal] = year == null ? 0 : year;
    }

    private static int[] ids(Map<String, Integer> known, List<String> names) {
        return names.stream()
                .mapToInt(name -> known.computeIfAbsent(name, _ -> known.size()))
                .toArray();
    }

    /** Number of distinct genres. */
    int genreCount() {
        return genreIds.size();
    }
}
