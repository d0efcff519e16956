package dev.marquee.api.catalogue;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds movies by the beginnings of words of their titles, in any order, ignoring case, accents and punctuation.
 * Immutable and thread-safe.
 */
public final class TitleSearch {
    private final Catalog catalog;
    private final List<Title> titles;
    /** The ordinals of the titles with a word: most words occur in a handful, where a bit set over all would be 10 KB. */
    private final NavigableMap<String, int[]> byWord;

    private TitleSearch(Catalog catalog, List<Title> titles, NavigableMap<String, int[]> byWord) {
        this.catalog = catalog;
        this.titles = titles;
        this.byWord = byWord;
    }

    /** A search over the titles of this catalog. */
    public static TitleSearch over(Catalog catalog) {
        List<Title> titles =
                catalog.movies().stream().map(movie -> Title.of(movie.title())).toList();
        Map<String, IntStream.Builder> ordinals = new HashMap<>();
        for (int ordinal = 0; ordinal < titles.size(); ordinal++) {
            for (String word : titles.get(ordinal).words()) {
                ordinals.computeIfAbsent(word, unseen -> IntStream.builder()).add(ordinal);
            }
        }
        NavigableMap<String, int[]> byWord = new TreeMap<>();
        ordinals.forEach((word, found) -> byWord.put(word, found.build().toArray()));
        return new TitleSearch(catalog, titles, byWord);
    }

    /**
     * A search over the same catalog after some movies were edited.
     *
     * @param edited its movies
     */
    TitleSearch with(Catalog edited) {
        List<Title> now = new ArrayList<>(titles);
        NavigableMap<String, int[]> words = new TreeMap<>(byWord);
        for (int ordinal = 0; ordinal < edited.size(); ordinal++) {
            Movie movie = edited.movie(ordinal);
            int each = ordinal;
            if (ordinal == now.size()) {
                now.add(Title.of(""));
            }
            if (ordinal >= titles.size() || !movie.equals(catalog.movie(ordinal))) {
                Title title = Title.of(movie.title());
                now.set(ordinal, title)
                        .words()
                        .forEach(word -> words.computeIfPresent(word, (_, found) -> less(found, each)));
                new LinkedHashSet<>(title.words())
                        .forEach(word -> words.merge(word, new int[] {each}, TitleSearch::both));
            }
        }
        return new TitleSearch(edited, now, words);
    }

    private static int[] both(int[] ordinals, int[] more) {
        return IntStream.concat(Arrays.stream(ordinals), Arrays.stream(more)).toArray();
    }

    private static int @Nullable [] less(int[] ordinals, int ordinal) {
        int[] left = Arrays.stream(ordinals).filter(each -> each != ordinal).toArray();
        return left.length == 0 ? null : left;
    }

    /**
     * The movies whose title has, for each word of the query, a word that begins with it, as ordinals. The caller owns the set.
     *
     * @param query such as {@code the matrix}; without any letter or digit it finds nothing
     */
    public BitSet matching(String query) {
        Title wanted = Title.of(query);
        BitSet found = new BitSet();
        found.set(0, wanted.words().isEmpty() ? 0 : catalog.size());
        for (String beginning : new LinkedHashSet<>(wanted.words())) {
            BitSet withWord = new BitSet();
            for (int[] ordinals :
                    byWord.subMap(beginning, beginning + Character.MAX_VALUE).values()) {
                Arrays.stream(ordinals).forEach(withWord::set);
            }
            found.and(withWord);
        }
        return found;
    }

    /**
     * The best of some movies that match. The whole title comes first, then titles that begin with the query, then those with
     * the very words, then the rest; each by popularity.
     *
     * @param found of {@link #matching}; not modified
     * @param limit at most so many
     */
    public List<Movie> best(String query, BitSet found, int limit) {
        Title wanted = Title.of(query);
        List<Hit> hits = new ArrayList<>(found.cardinality());
        found.stream()
                .forEach(ordinal ->
                        hits.add(new Hit(titles.get(ordinal).distance(wanted), ordinal, catalog.movie(ordinal))));
        hits.sort(Hit.BEST_FIRST);
        return hits.stream().limit(limit).map(Hit::movie).toList();
    }

    private record Hit(int distance, int ordinal, Movie movie) {
        static final Comparator<Hit> BEST_FIRST = Comparator.comparingInt(Hit::distance)
                .thenComparingDouble(hit -> -hit.movie().popularity())
                .thenComparingInt(Hit::ordinal);
    }
}
