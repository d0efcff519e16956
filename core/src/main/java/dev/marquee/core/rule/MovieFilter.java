package dev.marquee.core.rule;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request allows to be shown. Every path obeys it: retrieval, ranking, and each fallback.
 *
 * @param genre any of these, ignoring case; empty allows all
 * @param excludeGenre none of these, ignoring case
 * @param yearFrom first year allowed; a movie without a year is then not
 * @param yearTo last year allowed; a movie without a year is then not
 * @param exclude movie ids that must not be shown; unknown ones are ignored
 * @param includeSeen whether movies of the history may be shown
 */
public record MovieFilter(
        List<String> genre,
        List<String> excludeGenre,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        List<Integer> exclude,
        boolean includeSeen) {

    /** Allows every movie that the person has not seen. */
    public static final MovieFilter NONE = new MovieFilter(List.of(), List.of(), null, null, List.of(), false);

    /** Copies the lists; a genre named more than once counts once. */
    public MovieFilter {
        genre = List.copyOf(new LinkedHashSet<>(genre));
        excludeGenre = List.copyOf(new LinkedHashSet<>(excludeGenre));
        exclude = List.copyOf(exclude);
    }

    /**
     * The ordinals that may be shown to someone with this history. The caller owns the set.
     *
     * <p>Costs one pass over bit sets, and one over the movies where a year is asked.
     */
    public BitSet accepted(Catalog catalog, History history) {
        BitSet accepted = withGenres(catalog);
        for (String unwanted : excludeGenre) {
            accepted.andNot(catalog.withGenre(unwanted));
        }
        if (yearFrom != null || yearTo != null) {
            removeOtherYears(catalog, accepted);
        }
        for (int movieId : exclude) {
            catalog.ordinal(movieId).ifPresent(accepted::clear);
        }
        if (!includeSeen) {
            for (RatedMovie seen : history.ratings()) {
                catalog.ordinal(seen.movieId()).ifPresent(accepted::clear);
            }
        }
        return accepted;
    }

    private BitSet withGenres(Catalog catalog) {
        BitSet accepted = new BitSet(catalog.size());
        if (genre.isEmpty()) {
            accepted.set(0, catalog.size());
        }
        for (String wanted : genre) {
            accepted.or(catalog.withGenre(wanted));
        }
        return accepted;
    }

    private void removeOtherYears(Catalog catalog, BitSet accepted) {
        for (int ordinal = accepted.nextSetBit(0); ordinal >= 0; ordinal = accepted.nextSetBit(ordinal + 1)) {
            if (!inYears(catalog.movie(ordinal))) {
                accepted.clear(ordinal);
            }
        }
    }

    private boolean inYears(Movie movie) {
        Integer year = movie.year();
        return year != null && (yearFrom == null || year >= yearFrom) && (yearTo == null || year <= yearTo);
    }
}
