package dev.marquee.core.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * All movies of a bundle. A movie's ordinal is its position by ascending movie id, from 0; models and indexes speak in
 * ordinals. Immutable and thread-safe.
 *
 * <p>Movies may be edited without a new bundle ({@link #with}): those that are added have the ordinals behind the bundle's own,
 * those that are removed keep theirs, and nobody finds them by their id.
 */
public final class Catalog {
    private final int bundled;
    private final List<Movie> movies;
    private final int[] movieIds;
    private final IdTable ordinals;
    private final BitSet removed;
    private final NavigableMap<String, BitSet> byGenre;
    private final int[] byPopularity;

    private Catalog(
            int bundled, List<Movie> movies, BitSet removed, NavigableMap<String, BitSet> byGenre, int[] byPopularity) {
        this.bundled = bundled;
        this.movies = List.copyOf(movies);
        this.movieIds = movies.stream().mapToInt(Movie::movieId).toArray();
        this.ordinals = new IdTable(movieIds.length);
        this.removed = removed;
        this.byGenre = byGenre;
        this.byPopularity = byPopularity;
        for (int ordinal = 0; ordinal < movieIds.length; ordinal++) {
            if (ordinals.add(movieIds[ordinal]) != ordinal) {
                throw new IllegalArgumentException("movie " + movieIds[ordinal] + " is in the catalog twice");
            }
        }
    }

    /**
     * A catalog of these movies, in any order.
     *
     * @throws IllegalArgumentException if a movie id occurs twice
     */
    public static Catalog of(List<Movie> movies) {
        List<Movie> sorted = new ArrayList<>(movies);
        sorted.sort(Comparator.comparingInt(Movie::movieId));
        NavigableMap<String, BitSet> byGenre = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int ordinal = 0; ordinal < sorted.size(); ordinal++) {
            for (String genre : sorted.get(ordinal).genres()) {
                byGenre.computeIfAbsent(genre, name -> new BitSet()).set(ordinal);
            }
        }
        return new Catalog(sorted.size(), sorted, new BitSet(), byGenre, orderByPopularity(sorted));
    }

    /**
     * The same after some edits of the bundle's own catalog. Costs a copy of it.
     *
     * @param edits by movie id: what a movie is now, be it one of the bundle or another one; empty where it is removed. A movie of
     *     the bundle keeps its ratings and its popularity
     * @throws IllegalStateException if this has been edited already
     */
    public Catalog with(Map<Integer, Optional<Movie>> edits) {
        if (size() != bundled || !removed.isEmpty()) {
            throw new IllegalStateException("a catalog is edited once, from what the bundle holds");
        }
        Edit edit = new Edit(this);
        new TreeMap<>(edits).forEach(edit::apply);
        return edit.edited();
    }

    /**
     * The same with further movies, behind the bundle's own by ascending id.
     *
     * @param added none of them the bundle's
     * @throws IllegalArgumentException if the bundle holds one of them, or one is there twice
     */
    public Catalog adding(List<Movie> added) {
        Map<Integer, Optional<Movie>> edits = new TreeMap<>();
        for (Movie movie : added) {
            if (isBundled(movie.movieId())) {
                throw new IllegalArgumentException("the bundle itself holds movie " + movie.movieId());
            }
            if (edits.put(movie.movieId(), Optional.of(movie)) != null) {
                throw new IllegalArgumentException("movie " + movie.movieId() + " is added twice");
            }
        }
        return with(edits);
    }

    /** Makes an edited catalog; sets that it does not change are shared. */
    private static final class Edit {
        private final Catalog before;
        private final List<Movie> movies;
        private final BitSet removed = new BitSet();
        private final NavigableMap<String, BitSet> byGenre;
        private final Set<BitSet> own = Collections.newSetFromMap(new IdentityHashMap<>());

        Edit(Catalog before) {
            this.before = before;
            this.movies = new ArrayList<>(before.movies);
            this.byGenre = new TreeMap<>(before.byGenre);
        }

        void apply(int movieId, Optional<Movie> now) {
            OptionalInt known = before.ordinal(movieId);
            if (known.isPresent()) {
                int ordinal = known.getAsInt();
                Movie old = movies.get(ordinal);
                old.genres().forEach(genre -> own(genre).clear(ordinal));
                movies.set(ordinal, now.map(movie -> movie.ratedAs(old)).orElse(old));
                removed.set(ordinal, now.isEmpty());
            } else {
                now.ifPresent(movies::add);
            }
            int ordinal = known.orElse(movies.size() - 1);
            now.ifPresent(movie -> movie.genres().forEach(genre -> own(genre).set(ordinal)));
        }

        /** The set of a genre, which the catalog before does not share any more. */
        private BitSet own(String genre) {
            BitSet ordinals = byGenre.computeIfAbsent(genre, _ -> new BitSet());
            if (own.contains(ordinals)) {
                return ordinals;
            }
            BitSet copy = (BitSet) ordinals.clone();
            byGenre.put(genre, copy);
            own.add(copy);
            return copy;
        }

        Catalog edited() {
            byGenre.values().removeIf(BitSet::isEmpty);
            int[] byPopularity = Arrays.copyOf(before.byPopularity, movies.size());
            for (int ordinal = before.size(); ordinal < byPopularity.length; ordinal++) {
                byPopularity[ordinal] = ordinal;
            }
            return new Catalog(before.bundled, movies, removed, byGenre, byPopularity);
        }
    }

    /** The same movies without TMDB's details, for who keeps the catalog but has read them. */
    public Catalog withoutDetails() {
        return new Catalog(
                bundled, movies.stream().map(Movie::withoutDetails).toList(), removed, byGenre, byPopularity);
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

    /** Number of ordinals. */
    public int size() {
        return movieIds.length;
    }

    /** Number of movies that the bundle holds; ordinals from here on are of movies that were added. */
    public int bundled() {
        return bundled;
    }

    /** Whether the bundle holds a movie, so that its models know it; removed or not. */
    public boolean isBundled(int movieId) {
        int ordinal = ordinals.find(movieId);
        return ordinal >= 0 && ordinal < bundled;
    }

    /** The ordinals of the movies that are not removed. The caller owns the set. */
    public BitSet present() {
        BitSet present = new BitSet(size());
        present.set(0, size());
        present.andNot(removed);
        return present;
    }

    /** The movie at this ordinal, {@code 0 <= ordinal < size()}. */
    public Movie movie(int ordinal) {
        return movies.get(ordinal);
    }

    /** All movies by ordinal, removed ones among them. */
    public List<Movie> movies() {
        return movies;
    }

    /** The movie id at this ordinal. */
    public int movieId(int ordinal) {
        return movieIds[ordinal];
    }

    /** The ordinal of a movie, or empty if the catalog does not hold it, or no longer. */
    public OptionalInt ordinal(int movieId) {
        int ordinal = ordinals.find(movieId);
        return ordinal < 0 || removed.get(ordinal) ? OptionalInt.empty() : OptionalInt.of(ordinal);
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
