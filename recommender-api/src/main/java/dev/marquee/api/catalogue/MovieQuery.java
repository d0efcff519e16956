package dev.marquee.api.catalogue;

import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.core.catalog.Movie;
import dev.marquee.service.ProblemException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What movies to find; exactly one part is given.
 *
 * @param title words of the title
 * @param imdbId id at IMDb
 * @param tmdbId id at TMDB
 */
record MovieQuery(
        @Nullable String title,
        @Nullable String imdbId,
        @Nullable Integer tmdbId) {
    static final int LONGEST = 200;
    static final String IMDB_ID = "^tt[0-9]{7,10}$";

    private static final Pattern IMDB = Pattern.compile(IMDB_ID);

    /**
     * Reads the query.
     *
     * @throws ProblemException 400, if not exactly one part is given, or one has another form
     */
    static MovieQuery of(QueryParameters query) {
        String tmdbId = query.text("tmdbId", LONGEST);
        MovieQuery wanted = new MovieQuery(
                query.text("query", LONGEST),
                query.text("imdbId", LONGEST),
                tmdbId == null ? null : Integer.valueOf(MovieId.parse("tmdbId", tmdbId)));
        long given = Stream.of(wanted.title, wanted.imdbId, wanted.tmdbId)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw ProblemException.invalid("query", "expected exactly one of query, imdbId and tmdbId, got " + given);
        }
        if (wanted.imdbId != null && !IMDB.matcher(wanted.imdbId).matches()) {
            throw ProblemException.invalid("imdbId", "expected tt and digits, got \"%.40s\"".formatted(wanted.imdbId));
        }
        return wanted;
    }

    /** The ordinals that it finds. The caller owns the set. */
    BitSet matching(ServedBundle bundle) {
        if (title != null) {
            return bundle.titles().matching(title);
        }
        BitSet found = new BitSet();
        for (int ordinal = 0; ordinal < bundle.catalog().size(); ordinal++) {
            if (hasId(bundle.catalog().movie(ordinal))) {
                found.set(ordinal);
            }
        }
        return found;
    }

    private boolean hasId(Movie movie) {
        return imdbId == null ? Objects.equals(movie.tmdbId(), tmdbId) : imdbId.equals(movie.imdbId());
    }

    /** The best of some of those that it finds. */
    List<Movie> best(ServedBundle bundle, BitSet found, int limit) {
        return title != null
                ? bundle.titles().best(title, found, limit)
                : found.stream().limit(limit).mapToObj(bundle.catalog()::movie).toList();
    }
}
