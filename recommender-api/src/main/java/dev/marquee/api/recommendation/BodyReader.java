package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.input.Fields;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.recommendation.RecommendationBody.Entry;
import dev.marquee.api.recommendation.RecommendationBody.Filters;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a body against the catalogue; every refusal is a 400 {@link ProblemException} that names the field. */
record BodyReader(ServedBundle bundle) {

    /** The history, in order. */
    History history(RecommendationBody body) {
        List<Entry> entries = Fields.list("history", Fields.required("history", body.history()));
        if (entries.size() > RatingStore.MAX_HISTORY) {
            throw ProblemException.invalid(
                    "history", "%d entries, expected at most %d".formatted(entries.size(), RatingStore.MAX_HISTORY));
        }
        boolean timed = entries.stream().map(Entry::ratedAt).allMatch(Objects::nonNull);
        List<RatedMovie> ratings = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            ratings.add(rated("history[%d]".formatted(i), entries.get(i)));
        }
        return timed ? History.byTime(ratings) : History.inOrder(ratings);
    }

    private RatedMovie rated(String field, Entry entry) {
        int movieId = Fields.required(field + ".movieId", entry.movieId());
        if (bundle.movie(movieId).isEmpty()) {
            throw ProblemException.invalid(field + ".movieId", "the catalogue holds no movie %d".formatted(movieId));
        }
        Instant ratedAt = Fields.time(field + ".ratedAt", entry.ratedAt());
        return new RatedMovie(
                movieId,
                Fields.rating(field + ".rating", entry.rating()),
                ratedAt == null ? 0 : ratedAt.getEpochSecond());
    }

    /** What may be shown. */
    MovieFilter filter(@Nullable Filters filters) {
        if (filters == null) {
            return MovieFilter.NONE;
        }
        MovieFilter filter = new MovieFilter(
                Fields.list("filters.genre", filters.genre()),
                Fields.list("filters.excludeGenre", filters.excludeGenre()),
                year("filters.yearFrom", filters.yearFrom()),
                year("filters.yearTo", filters.yearTo()),
                Fields.list("filters.exclude", filters.exclude()),
                Boolean.TRUE.equals(filters.includeSeen()),
                Fields.list("filters.tag", filters.tag()),
                Fields.list("filters.excludeTag", filters.excludeTag()));
        for (int i = 0; i < filter.exclude().size(); i++) {
            Fields.within(
                    "filters.exclude[%d]".formatted(i),
                    1,
                    Integer.MAX_VALUE,
                    filter.exclude().get(i));
        }
        return MovieFilters.checked("filters.", filter, bundle.catalog());
    }

    private static @Nullable Integer year(String field, @Nullable Integer year) {
        return Fields.within(field, MovieFilters.FIRST_YEAR, MovieFilters.LAST_YEAR, year);
    }
}
