package dev.marquee.core.history;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * One rating of a history, or what something else that a person did says about a movie.
 *
 * @param movieId positive
 * @param rating 0.5 to 5.0 in halves
 * @param ratedAt seconds since 1970-01-01T00:00Z
 * @param weight how much it counts beside a rating that was given, above 0 and at most 1
 */
public record RatedMovie(int movieId, float rating, long ratedAt, float weight) {

    /** Checks the weight. */
    public RatedMovie {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "weight %s of movie %d; expected above 0 and at most 1".formatted(weight, movieId));
        }
    }

    /** Reads one; in bundles of earlier versions of Marquee there are only ratings that were given, without a weight. */
    @JsonCreator
    static RatedMovie read(int movieId, float rating, long ratedAt, @Nullable Float weight) {
        return new RatedMovie(movieId, rating, ratedAt, weight == null ? 1 : weight);
    }

    /** A rating that was given. */
    public RatedMovie(int movieId, float rating, long ratedAt) {
        this(movieId, rating, ratedAt, 1);
    }
}
