package dev.marquee.core.feature;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.Arrays;

/**
 * How often and how well each movie was rated. Thread-safe as long as nobody changes the arrays given.
 *
 * @param globalMean mean of all ratings
 * @param counts ratings by ordinal
 * @param sums sum of ratings by ordinal
 */
@SuppressWarnings("ArrayRecordComponent")
public record MovieStatistics(double globalMean, int[] counts, double[] sums) {
    static final double PRIOR_RATINGS = 5;

    /** The statistics of a catalog, from its movies' counts and means. */
    public static MovieStatistics of(Catalog catalog) {
        int[] counts = new int[catalog.size()];
        double[] sums = new double[catalog.size()];
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            Movie movie = catalog.movie(ordinal);
            counts[ordinal] = movie.ratings();
            sums[ordinal] = movie.ratings() * movie.meanRating();
        }
        return of(counts, sums);
    }

    /** Statistics from counts and sums by ordinal; both are kept. */
    public static MovieStatistics of(int[] counts, double[] sums) {
        double total = 0;
        long ratings = 0;
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            total += sums[ordinal];
            ratings += counts[ordinal];
        }
        return new MovieStatistics(ratings == 0 ? UserTowerInput.PRIOR_MEAN : total / ratings, counts, sums);
    }

    /** The same with so many further movies behind the others, which nobody has rated. */
    public MovieStatistics with(int unrated) {
        return new MovieStatistics(
                globalMean, Arrays.copyOf(counts, counts.length + unrated), Arrays.copyOf(sums, sums.length + unrated));
    }

    /** How much better than the global mean a movie is rated, shrunken towards 0 where ratings are few. */
    public double bias(int ordinal) {
        return (sums[ordinal] - counts[ordinal] * globalMean) / (counts[ordinal] + PRIOR_RATINGS);
    }

    /** Takes a rating away, so that a row's features do not know its own label; {@link #add} puts it back. */
    public void remove(int ordinal, double rating) {
        counts[ordinal]--;
        sums[ordinal] -= rating;
    }

    /** Puts a removed rating back. */
    public void add(int ordinal, double rating) {
        counts[ordinal]++;
        sums[ordinal] += rating;
    }
}
