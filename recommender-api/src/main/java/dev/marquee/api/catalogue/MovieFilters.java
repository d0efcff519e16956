package dev.marquee.api.catalogue;

import dev.marquee.api.input.Fields;
import dev.marquee.api.input.MovieId;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.rule.Availability;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks what a request allows to be shown. */
public final class MovieFilters {
    /** Most movies that one request may exclude. */
    public static final int MAX_EXCLUDED = 1_000;

    /** First year that a request may name. */
    public static final int FIRST_YEAR = 1800;

    /** Last year that a request may name. */
    public static final int LAST_YEAR = 2200;

    private MovieFilters() {}

    /**
     * The filter of a query; parameters that the call does not document are absent here.
     *
     * @throws ProblemException 400 that names the parameter at fault
     */
    public static MovieFilter of(QueryParameters query, Catalog catalog) {
        List<Integer> exclude = query.list("exclude").stream()
                .map(text -> MovieId.parse("exclude", text))
                .toList();
        MovieFilter filter = new MovieFilter(
                query.list("genre"),
                query.list("excludeGenre"),
                query.integer("yearFrom", FIRST_YEAR, LAST_YEAR),
                query.integer("yearTo", FIRST_YEAR, LAST_YEAR),
                exclude,
                query.flag("includeSeen"),
                query.list("tag"),
                query.list("excludeTag"));
        return checked("", filter, catalog);
    }

    /**
     * Checks genres, years, tags and the number of exclusions.
     *
     * @param prefix of the fields' names, such as {@code filters.}
     * @throws ProblemException 400 that names the field at fault
     */
    public static MovieFilter checked(String prefix, MovieFilter filter, Catalog catalog) {
        filter.genre().forEach(genre -> Genres.check(catalog, prefix + "genre", genre));
        filter.excludeGenre().forEach(genre -> Genres.check(catalog, prefix + "excludeGenre", genre));
        checkTags(prefix + "tag", filter.tag());
        checkTags(prefix + "excludeTag", filter.excludeTag());
        checkYears(prefix, filter.yearFrom(), filter.yearTo());
        if (filter.exclude().size() > MAX_EXCLUDED) {
            throw ProblemException.invalid(
                    prefix + "exclude",
                    "%d movies, expected at most %d".formatted(filter.exclude().size(), MAX_EXCLUDED));
        }
        return filter;
    }

    private static void checkTags(String field, List<String> tags) {
        if (tags.size() > Availability.MAX_TAGS) {
            throw ProblemException.invalid(
                    field, "%d tags, expected at most %d".formatted(tags.size(), Availability.MAX_TAGS));
        }
        tags.forEach(tag -> Fields.tag(field, tag));
    }

    private static void checkYears(String prefix, @Nullable Integer from, @Nullable Integer to) {
        if (from != null && to != null && from > to) {
            throw ProblemException.invalid(prefix + "yearFrom", "%d is after yearTo, %d".formatted(from, to));
        }
    }
}
