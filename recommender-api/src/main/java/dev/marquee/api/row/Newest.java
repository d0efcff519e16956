package dev.marquee.api.row;

import dev.marquee.core.catalog.Catalog;
import java.util.BitSet;
import java.util.TreeMap;

/**
 * The newest movies of a catalog: those of its last years, of as many as it takes to have 200 movies.
 *
 * @param yearFrom first of these years; the first of all where the catalog has fewer movies
 * @param ordinals of the movies; nobody modifies the set
 */
record Newest(int yearFrom, BitSet ordinals) {
    private static final int ENOUGH = 200;

    /** Those of this catalog; none if it knows no year. */
    static Newest of(Catalog catalog) {
        int from = yearFrom(catalog);
        return new Newest(from, released(catalog, from, Integer.MAX_VALUE));
    }

    private static int yearFrom(Catalog catalog) {
        TreeMap<Integer, Integer> byYear = new TreeMap<>();
        catalog.present().stream().forEach(ordinal -> {
            Integer year = catalog.movie(ordinal).year();
            if (year != null) {
                byYear.merge(year, 1, Integer::sum);
            }
        });
        int movies = 0;
        int from = Integer.MAX_VALUE;
        for (var year : byYear.descendingMap().entrySet()) {
            from = year.getKey();
            movies += year.getValue();
            if (movies >= ENOUGH) {
                break;
            }
        }
        return from;
    }

    /** The ordinals of the movies of some years, both included. The caller owns the set. */
    static BitSet released(Catalog catalog, int from, int to) {
        BitSet ordinals = new BitSet(catalog.size());
        for (int ordinal = 0; ordinal < catalog.size(); ordinal++) {
            Integer year = catalog.movie(ordinal).year();
            if (year != null && year >= from && year <= to) {
                ordinals.set(ordinal);
            }
        }
        return ordinals;
    }
}
