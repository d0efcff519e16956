package dev.marquee.core.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * All movies of a bundle. A movie's ordinal is its position by ascending movie id, from 0; models and indexes speak in
 * ordinals. Immutable and thread-safe.
 */
public final class Catalog {
    private final List<Movie> movies;
    private final int[] movieIds;
    private final IdTable ordinals;
    private final NavigableMap<String, BitSet> byGenre = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final int[] byPopularity;

    private Catalog(List<Movie> sorted) {
        movies = List.copyOf(sorted);
        movieIds = sorted.stream().mapToInt(Movie::movieId).toArray();
        ordinals = new IdTable(movieIds.length);
        for (int ordinal = 0; ordinal < movieIds.length; ordinal++) {
            if (ordinals.add(movieIds[ordinal]) != ordinal) {
                throw new IllegalArgumentException("movie " + movieIds[ordinal] + " is in the catalog twice");
            }
            for (String genre : movies.get(ordinal).genres()) {
                byGenre.computeIfAbsent(genre, name -> new BitSet()).set(ordinal);
            }
        }
        byPopularity = orderByPopularity(movies);
    }

    /**
     * A catalog of these movies, in any order.
     *
     * @throws IllegalArgumentException if a movie id occurs twice
     */
    public static Catalog of(List<Movie> movies) {
        List<Movie> sorted = new ArrayList<>(movies);
        sorted.sort(Comparator.comparingInt(Movie::movieId));
        return new Catalog(sorted);
    }

    /** The same movies without TMDB's details, for who keeps the catalog but has read them. */
    public Catalog withoutDetails() {
        return new Catalog(movies.stream().map(Movie::withoutDetails).toList());
    }

    private static int[] orderByPopularity(List<Movie> movies) {
        List<Integer> ordinals = new ArrayList<>(movies.size());
        for (int ordinal = 0; ordinal < movies.size(); ordinal++) {
            ordinals.add(ordinal);
        }
        ordinals.sort(Comparator.comparingDouble(
                        (Integer ordinal) -> -movies.get(ordinal).popularity())
                .thenComparing(Comparator.naturalOrder()));
        return ordinals.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Number of movies. */
    public int size() {
        return movieIds.length;
    }

    /** The movie at this ordinal, {@code 0 <= ordinal < size()}. */
    public Movie movie(int ordinal) {
        return movies.get(ordinal);
    }

    /** All movies by ordinal. */
    public List<Movie> movies() {
        return movies;
    }

    /** The movie id at this ordinal. */
    public int movieId(int ordinal) {
        return movieIds[ordinal];
    }

    /** The ordinal of a movie, or empty if the catalog does not hold it. */
    public OptionalInt ordinal(int movieId) {
        int ordinal = ordinals.find(movieId);
        return ordinal < 0 ? OptionalInt.empty() : OptionalInt.of(ordinal);
    }

    /** The genres that occur, in alphabetical order; lookups ignore case. */
    public Set<String> genres() {
        return byGenre.keySet();
    }

    /** The ordinals of a genre, ignoring case; empty if it does not occur. The caller owns the set. */
    public BitSet withGenre(String genre) {
        BitSet ordinals = byGenre.get(genre);
        return ordinals == null ? new BitSet() : (BitSet) ordinals.clone();
    }

    /**
     * The most popular of the accepted movies, best first, ties by ordinal.
     *
     * @param accepted ordinals that may be returned; not modified
     * @param limit at most so many
     */
    public List<Movie> popular(BitSet accepted, int limit) {
        List<Movie> popular = new ArrayList<>(Math.min(limit, 100));
        for (int i = 0; i < byPopularity.length && popular.size() < limit; i++) {
            if (accepted.get(byPopularity[i])) {
                popular.add(movies.get(byPopularity[i]));
            }
        }
        return popular;
    }
}
