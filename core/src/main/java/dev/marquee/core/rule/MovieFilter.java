package dev.marquee.core.rule;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.history.History;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * @param tag tags such as {@code region:DE}: a movie with tags of that kind must have one of them; one without is not restricted
 * @param excludeTag none of these tags
 */
public record MovieFilter(
        List<String> genre,
        List<String> excludeGenre,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        List<Integer> exclude,
        boolean includeSeen,
        List<String> tag,
        List<String> excludeTag) {

    /** Allows every movie that the person has not seen. */
    public static final MovieFilter NONE = new MovieFilter(List.of(), List.of(), null, null, List.of(), false);

    private static final List<Restriction> RESTRICTIONS =
            List.copyOf(EnumSet.range(Restriction.GENRE, Restriction.SEEN));

    /** Copies the lists; a genre or a tag named more than once counts once. */
    public MovieFilter {
        genre = List.copyOf(new LinkedHashSet<>(genre));
        excludeGenre = List.copyOf(new LinkedHashSet<>(excludeGenre));
        exclude = List.copyOf(exclude);
        tag = List.copyOf(new LinkedHashSet<>(tag));
        excludeTag = List.copyOf(new LinkedHashSet<>(excludeTag));
    }

    /** A filter that asks for no tags. */
    public MovieFilter(
            List<String> genre,
            List<String> excludeGenre,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            List<Integer> exclude,
            boolean includeSeen) {
        this(genre, excludeGenre, yearFrom, yearTo, exclude, includeSeen, List.of(), List.of());
    }

    /** The ordinals that may be shown to someone with this history, if all movies are available. The caller owns the set. */
    public BitSet accepted(Catalog catalog, History history) {
        return accepted(Offer.all(catalog), history.movieIds());
    }

    /**
     * The ordinals on offer that may be shown. The caller owns the set.
     *
     * <p>Costs some operations on bit sets, and one pass over the movies where a year is asked.
     *
     * @param seen ids of the movies that the person has seen
     */
    public BitSet accepted(Offer offer, int... seen) {
        BitSet accepted = offer.movies();
        for (Restriction restriction : RESTRICTIONS) {
            remove(restriction, accepted, offer, seen);
        }
        return accepted;
    }

    /**
     * Why none of these movies may be shown: the restriction that takes out the last of them. Empty if one may be shown, or if
     * there are none.
     *
     * @param movies ordinals; not modified
     * @param seen ids of the movies that the person has seen
     */
    public Optional<Restriction> emptying(BitSet movies, Offer offer, int... seen) {
        BitSet left = (BitSet) movies.clone();
        for (Restriction restriction : RESTRICTIONS) {
            boolean some = !left.isEmpty();
            remove(restriction, left, offer, seen);
            if (some && left.isEmpty()) {
                return Optional.of(restriction);
            }
        }
        return Optional.empty();
    }

    private void remove(Restriction restriction, BitSet accepted, Offer offer, int[] seen) {
        switch (restriction) {
            case GENRE -> removeOtherGenres(offer.catalog(), accepted);
            case EXCLUDE_GENRE ->
                excludeGenre.forEach(each -> accepted.andNot(offer.catalog().withGenre(each)));
            case YEAR -> removeOtherYears(offer.catalog(), accepted);
            case TAG -> offer.removeTaggedOtherwise(accepted, tag);
            case EXCLUDE_TAG -> offer.removeTagged(accepted, excludeTag);
            case UNAVAILABLE -> offer.removeUnavailable(accepted);
            case EXCLUDE -> removeExcluded(offer.catalog(), accepted);
            case SEEN -> removeSeen(offer.catalog(), accepted, seen);
            default -> throw new IllegalStateException(restriction + " is not of a filter");
        }
    }

    private void removeOtherGenres(Catalog catalog, BitSet accepted) {
        if (genre.isEmpty()) {
            return;
        }
        BitSet wanted = new BitSet(catalog.size());
        for (String each : genre) {
            wanted.or(catalog.withGenre(each));
        }
        accepted.and(wanted);
    }

    private void removeOtherYears(Catalog catalog, BitSet accepted) {
        if (yearFrom == null && yearTo == null) {
            return;
        }
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

    private void removeExcluded(Catalog catalog, BitSet accepted) {
        for (int movieId : exclude) {
            catalog.ordinal(movieId).ifPresent(accepted::clear);
        }
    }

    private void removeSeen(Catalog catalog, BitSet accepted, int[] seen) {
        if (includeSeen) {
            return;
        }
        for (int movieId : seen) {
            catalog.ordinal(movieId).ifPresent(accepted::clear);
        }
    }
}
