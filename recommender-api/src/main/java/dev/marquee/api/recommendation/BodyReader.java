package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.MovieFilters;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.api.input.Fields;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.recommendation.RecommendationBody.Deed;
import dev.marquee.api.recommendation.RecommendationBody.Entry;
import dev.marquee.api.recommendation.RecommendationBody.Filters;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks a body against the catalogue; every refusal is a 400 {@link ProblemException} that names the field.
 *
 * @param bundle that holds the movies
 * @param now when the request came
 */
record BodyReader(ServedBundle bundle, Instant now) {
    /** Most events that a body may hold. */
    static final int MOST_EVENTS = 1_000;

    /** What the person has said and done. */
    Feedback feedback(RecommendationBody body) {
        History rated = history(body);
        List<Deed> deeds = Fields.list("events", body.events());
        if (deeds.size() > MOST_EVENTS) {
            throw ProblemException.invalid(
                    "events", "%d of them, expected at most %d".formatted(deeds.size(), MOST_EVENTS));
        }
        List<Signal> signals = new ArrayList<>();
        List<Mute> mutes = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            String at = "events[%d].".formatted(i);
            Deed deed = deeds.get(i);
            if (FeedbackReader.isMute(Fields.required(at + "type", deed.type()))) {
                mutes.add(mute(at, deed));
            } else {
                signals.add(signal(at, deed));
            }
        }
        return new Feedback(rated, signals, Mute.latest(mutes));
    }

    private Mute mute(String at, Deed deed) {
        Mute mute = new FeedbackReader(bundle, now).mute(at, deed, past(at + "at", deed.at()));
        if (mute.subject().kind() == Subject.Kind.MOVIE) {
            known(at + "movieId", mute.subject().movieId());
        }
        return mute;
    }

    private Signal signal(String at, Deed deed) {
        FeedbackReader.checkNoMute(at, deed);
        int movieId = known(at + "movieId", Fields.required(at + "movieId", deed.movieId()));
        long since = past(at + "at", deed.at()).getEpochSecond();
        return switch (Fields.required(at + "type", deed.type())) {
            case "click" -> {
                Fields.absent(at + "watched", deed.watched(), "for other events than a watch");
                yield new Signal(Signal.Kind.CLICK, movieId, since, 0);
            }
            case "watch" -> {
                Float share = Fields.number(at + "watched", 0, 1, deed.watched());
                yield new Signal(Signal.Kind.WATCH, movieId, since, share == null ? 1 : share);
            }
            default ->
                throw ProblemException.invalid(
                        at + "type",
                        "expected click, watch, not-interested or interested, got \"%.40s\"".formatted(deed.type()));
        };
    }

    private Instant past(String field, @Nullable String text) {
        Instant given = Fields.time(field, text);
        Instant time = given == null ? now : given;
        if (time.isAfter(now.plus(FeedbackReader.CLOCK_SKEW))) {
            throw ProblemException.invalid(field, "expected a time in the past, got \"%.40s\"".formatted(text));
        }
        return time;
    }

    /** The ratings, in order. */
    private History history(RecommendationBody body) {
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
        int movieId = known(field + ".movieId", Fields.required(field + ".movieId", entry.movieId()));
        Instant ratedAt = Fields.time(field + ".ratedAt", entry.ratedAt());
        return new RatedMovie(
                movieId,
                Fields.rating(field + ".rating", entry.rating()),
                ratedAt == null ? 0 : ratedAt.getEpochSecond());
    }

    private int known(String field, int movieId) {
        if (bundle.movie(movieId).isEmpty()) {
            throw ProblemException.invalid(field, "the catalogue holds no movie %d".formatted(movieId));
        }
        return movieId;
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
