package dev.marquee.core.drift;

import dev.marquee.core.catalog.Movie;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What training and production are compared by. Each value falls into one bin, named by its label; training and the gateway
 * call the same methods.
 */
public enum Trait {
    /** Number of ratings of somebody who is recommended to. */
    HISTORY_LENGTH("history-length"),
    /** A rating, in stars. */
    RATING("rating"),
    /** A genre of a rated movie. */
    GENRE("genre"),
    /** Years between the release of a movie and its rating. */
    MOVIE_AGE("movie-age"),
    /** A rating predicted for a movie of a list. */
    PREDICTED_RATING("predicted-rating");

    private static final int[] LENGTHS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};
    private static final int[] YEARS = {0, 2, 5, 10, 20, 30, 50};
    private static final String NO_GENRE = "(none)";
    private static final String UNKNOWN = "(unknown)";
    private static final int QUARTERS = 4;

    private final String label;

    Trait(String label) {
        this.label = label;
    }

    /** As manifests and metrics say it. */
    public String label() {
        return label;
    }

    /** The bin of a history of this many ratings, at least 1. */
    public static String historyLength(int ratings) {
        return from(LENGTHS, ratings);
    }

    /** The bin of a rating, 0.5 to 5.0 in halves. */
    public static String rating(float stars) {
        return Float.toString(stars);
    }

    /** The bins of a movie's genres: all of them count. */
    public static List<String> genres(Movie movie) {
        return movie.genres().isEmpty() ? List.of(NO_GENRE) : movie.genres();
    }

    /** The bin of the age of a movie when it was rated. */
    public static String movieAge(Movie movie, Instant rated) {
        Integer year = movie.year();
        return year == null
                ? UNKNOWN
                : from(YEARS, Math.max(0, rated.atOffset(ZoneOffset.UTC).getYear() - year));
    }

    /** The bin of a predicted rating, quarters of a star. */
    public static String predictedRating(double stars) {
        return Double.toString(Math.floor(QUARTERS * stars) / QUARTERS);
    }

    /** Named by the largest of the limits that the value reaches. */
    private static String from(int[] limits, int value) {
        int reached = 0;
        while (reached + 1 < limits.length && value >= limits[reached + 1]) {
            reached++;
        }
        return limits[reached] + "+";
    }
}
