package dev.marquee.service;

import dev.marquee.contract.WireRating;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every request must be like; each failure is a 400 that names the field. */
public final class RequestChecks {
    /** Longest history accepted. */
    public static final int MAX_HISTORY = 10_000;

    private RequestChecks() {}

    /** A number within its range, both ends included. */
    public static int inRange(String field, int value, int from, int to) {
        if (value < from || value > to) {
            throw ProblemException.invalid(field, "expected %d to %d, got %d".formatted(from, to, value));
        }
        return value;
    }

    /** A list that is there and has no holes; JSON allows both. */
    public static <T> List<T> list(String field, @Nullable List<? extends @Nullable T> list) {
        if (list == null) {
            throw ProblemException.invalid(field, "expected a list, got nothing");
        }
        List<T> items = new ArrayList<>(list.size());
        for (T item : list) {
            if (item == null) {
                throw ProblemException.invalid(field + "[" + items.size() + "]", "expected a value, got null");
            }
            items.add(item);
        }
        return items;
    }

    /** A rating of the scale: 0.5 to 5.0 in halves. */
    public static float rating(String field, float rating) {
        if (!(rating >= 0.5f && rating <= 5) || rating * 2 != Math.rint(rating * 2)) {
            throw ProblemException.invalid(field, "expected 0.5 to 5.0 in halves, got " + rating);
        }
        return rating;
    }

    /** The history of an internal call, oldest first: at most {@link #MAX_HISTORY} ratings of positive movie ids. */
    public static History history(@Nullable List<? extends @Nullable WireRating> ratings) {
        List<WireRating> given = list("history", ratings);
        if (given.size() > MAX_HISTORY) {
            throw ProblemException.invalid(
                    "history", "expected at most %d ratings, got %d".formatted(MAX_HISTORY, given.size()));
        }
        List<RatedMovie> rated = new ArrayList<>(given.size());
        for (WireRating each : given) {
            String field = "history[" + rated.size() + "]";
            int movieId = inRange(field + ".movieId", each.movieId(), 1, Integer.MAX_VALUE);
            rated.add(new RatedMovie(movieId, rating(field + ".rating", each.rating()), rated.size()));
        }
        return History.inOrder(rated);
    }
}
