package dev.marquee.training.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a data set and what can be learned from it: the file {@code report.json}. Shares are 0–1.
 *
 * @param dataset id of the data set
 * @param users with at least one rating
 * @param movies in the catalogue
 * @param ratedMovies movies with at least one rating
 * @param ratings valid ratings, one for each user and movie
 * @param sparsity share of the pairs of a user and a rated movie that have no rating
 * @param histogram number of ratings by value, lowest first
 * @param meanRating mean of all ratings
 * @param firstRating time of the oldest
 * @param lastRating time of the newest
 * @param ratingsPerUser how the ratings spread over the users
 * @param ratingsPerMovie how they spread over the rated movies
 * @param coverage of every metadata field
 * @param explainedVariance see {@link ExplainedVariance}
 * @param rejected dropped rows by file and cause
 * @param replaced ratings of a movie that the same user rated again later; the last one counts
 * @param notes what the operator should know
 * @param verdict whether a personal model is viable
 */
record DataReport(
        String dataset,
        long users,
        long movies,
        long ratedMovies,
        long ratings,
        double sparsity,
        Map<String, Long> histogram,
        double meanRating,
        Instant firstRating,
        Instant lastRating,
        Spread ratingsPerUser,
        Spread ratingsPerMovie,
        List<Coverage> coverage,
        ExplainedVariance explainedVariance,
        List<Rejection> rejected,
        @Nullable Rejection replaced,
        List<String> notes,
        Verdict verdict) {

    /** Quantiles of a count. */
    record Spread(long min, long p10, long p25, long median, long p75, long p90, long max, double mean) {}

    /**
     * How often a metadata field is known.
     *
     * @param field such as {@code year} or {@code tmdb.overview}; empty values, and 0 from TMDB, count as unknown
     * @param movies share of the movies that have it
     * @param ratings share of the ratings whose movie has it
     */
    record Coverage(String field, double movies, double ratings) {}

    /**
     * The judgement on a personal model.
     *
     * @param viable whether one is worth training
     * @param reason in one sentence, with the figures
     */
    record Verdict(boolean viable, String reason) {}
}
