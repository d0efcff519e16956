package dev.marquee.core.feature;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The vocabulary of movie metadata: turns a movie into the ids of its features, such as {@code genre:Drama},
 * {@code years:1990}, {@code director:Agnès Varda}. A feature gets an id if at least {@link #MIN_MOVIES} movies have it.
 * A movie with none of them has {@link #NONE}, so that every movie has at least one. Immutable and thread-safe.
 *
 * @param names feature names; a name's position is its id
 */
public record MovieFeatures(List<String> names) {
    /** Rarer features are left out. */
    public static final int MIN_MOVIES = 3;

    /** The only feature of a movie without others. */
    public static final String NONE = "none";

    private static final int YEARS_IN_BUCKET = 5;

    /** Copies the names. */
    public MovieFeatures {
        names = List.copyOf(names);
    }

    /** The vocabulary of a catalog, {@link #NONE} first, the others in alphabetical order. */
    public static MovieFeatures of(Catalog catalog) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Movie movie : catalog.movies()) {
            for (String name : namesOf(movie)) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < MIN_MOVIES);
        List<String> names = new ArrayList<>(counts.keySet());
        names.addFirst(NONE);
        return new MovieFeatures(names);
    }

    /** Number of features. */
    public int size() {
        return names.size();
    }

    /**
     * The kind of metadata by feature id, from 0, such as director or language: what the name has before its colon. The
     * caller owns the array.
     */
    public int[] kinds() {
        Map<String, Integer> kinds = new HashMap<>();
        return names.stream()
                .map(name -> name.replaceFirst(":.*", ""))
                .mapToInt(kind -> kinds.computeIfAbsent(kind, _ -> kinds.size()))
                .toArray();
    }

    /**
     * Feature ids by ordinal, shape {@code [catalog.size()][]}, each in {@code [0, size())}, at least one a movie; the
     * caller owns them.
     */
    public int[][] encode(Catalog catalog) {
        return encode(catalog.movies());
    }

    /**
     * Feature ids of movies that no catalog need hold, in their order; what their metadata has beyond the vocabulary is left
     * out. The caller owns them.
     */
    public int[][] encode(List<Movie> movies) {
        Map<String, Integer> ids = HashMap.newHashMap(names.size());
        for (int id = 0; id < names.size(); id++) {
            ids.put(names.get(id), id);
        }
        int[] none = {names.indexOf(NONE)};
        return movies.stream()
                .map(movie -> namesOf(movie).stream()
                        .filter(ids::containsKey)
                        .mapToInt(ids::get)
                        .toArray())
                .map(known -> known.length == 0 ? none.clone() : known)
                .toArray(int[][]::new);
    }

    private static List<String> namesOf(Movie movie) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        movie.genres().forEach(genre -> names.put("genre:" + genre, true));
        Integer year = movie.year();
        if (year != null) {
            names.put("years:" + Math.floorDiv(year, YEARS_IN_BUCKET) * YEARS_IN_BUCKET, true);
        }
        MovieMetadata metadata = MovieMetadata.of(movie);
        metadata.directors().forEach(name -> names.put("director:" + name, true));
        metadata.cast().forEach(name -> names.put("cast:" + name, true));
        metadata.keywords().forEach(name -> names.put("keyword:" + name, true));
        if (!metadata.language().isEmpty()) {
            names.put("language:" + metadata.language(), true);
        }
        return new ArrayList<>(names.keySet());
    }
}
