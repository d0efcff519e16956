package dev.marquee.service;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovie;
import dev.marquee.contract.WireMovies;
import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What every request must be like; each failure is a 400 that names the field. */
public final class RequestChecks {
    /** Longest history accepted. */
    public static final int MAX_HISTORY = 10_000;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

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

    /** The history of an internal call, oldest first: at most {@link #MAX_HISTORY} ratings of positive movie ids. */
    public static History history(@Nullable WireHistory history) {
        if (history == null) {
            throw ProblemException.invalid("history", "expected movieIds and ratings, got nothing");
        }
        int[] movieIds = array("history.movieIds", history.movieIds(), MAX_HISTORY);
        float[] ratings = history.ratings();
        if (ratings == null || ratings.length != movieIds.length) {
            throw ProblemException.invalid(
                    "history.ratings",
                    "expected one for each of %d movieIds, got %s"
                            .formatted(movieIds.length, ratings == null ? "nothing" : ratings.length));
        }
        float[] weights = history.weights();
        if (weights != null && weights.length != movieIds.length) {
            throw ProblemException.invalid(
                    "history.weights",
                    "expected one for each of %d movieIds, got %d".formatted(movieIds.length, weights.length));
        }
        List<RatedMovie> rated = new ArrayList<>(movieIds.length);
        for (int i = 0; i < movieIds.length; i++) {
            rated.add(rated(i, movieIds[i], ratings[i], weights == null ? 1 : weights[i]));
        }
        return History.inOrder(rated);
    }

    /**
     * A set of ordinals, as bits: see {@link dev.marquee.contract.retrieval.CandidatesRequest}. The caller owns it.
     *
     * @param movies number of movies of the catalog: no ordinal may be as high
     */
    public static BitSet ordinals(String field, byte @Nullable [] bits, int movies) {
        if (bits == null) {
            throw ProblemException.invalid(field, "expected a set of ordinals as bits in Base64, got nothing");
        }
        BitSet ordinals = BitSet.valueOf(bits);
        if (ordinals.length() > movies) {
            throw ProblemException.invalid(
                    field,
                    "expected ordinals below %d, the number of movies, got %d"
                            .formatted(movies, ordinals.length() - 1));
        }
        return ordinals;
    }

    /** An array that is there and no longer than allowed. */
    public static int[] array(String field, int @Nullable [] array, int most) {
        if (array == null) {
            throw ProblemException.invalid(field, "expected a list, got nothing");
        }
        if (array.length > most) {
            throw ProblemException.invalid(field, "expected at most %d, got %d".formatted(most, array.length));
        }
        return array;
    }

    /** A SHA-256 in hex. */
    public static String digest(String field, @Nullable String digest) {
        if (digest == null || !DIGEST.matcher(digest).matches()) {
            throw ProblemException.invalid(field, "expected 64 hex digits, got \"%.80s\"".formatted(digest));
        }
        return digest;
    }

    /** Movies that were added to a bundle: at most {@link WireMovies#MOST}, ids ascending. */
    public static List<Movie> movies(String field, @Nullable List<WireMovie> movies) {
        List<WireMovie> wired = list(field, movies);
        inRange(field + ", their number", wired.size(), 1, WireMovies.MOST);
        List<Movie> checked = new ArrayList<>(wired.size());
        int before = 0;
        for (WireMovie movie : wired) {
            String name = field + "[" + checked.size() + "]";
            before = inRange(name + ".movieId", movie.movieId(), before + 1, Integer.MAX_VALUE);
            checked.add(movie(name, movie));
        }
        return checked;
    }

    private static Movie movie(String field, WireMovie movie) {
        Movie read = new Movie(
                movie.movieId(),
                "",
                movie.year(),
                list(field + ".genres", movie.genres()),
                null,
                null,
                0,
                0,
                0,
                new Details(movie.details() == null ? "" : movie.details()));
        try {
            var _ = MovieMetadata.of(read);
            return read;
        } catch (JacksonException e) {
            throw ProblemException.invalid(field + ".details", "expected JSON: " + e.getOriginalMessage());
        }
    }

    private static RatedMovie rated(int position, int movieId, float rating, float weight) {
        if (movieId < 1) {
            throw ProblemException.invalid(
                    "history.movieIds[" + position + "]",
                    "expected 1 to %d, got %d".formatted(Integer.MAX_VALUE, movieId));
        }
        if (!(rating >= 0.5f && rating <= 5) || rating * 2 != Math.rint(rating * 2)) {
            throw ProblemException.invalid(
                    "history.ratings[" + position + "]", "expected 0.5 to 5.0 in halves, got " + rating);
        }
        if (!(weight > 0 && weight <= 1)) {
            throw ProblemException.invalid(
                    "history.weights[" + position + "]", "expected above 0 and at most 1, got " + weight);
        }
        return new RatedMovie(movieId, rating, position, weight);
    }
}
