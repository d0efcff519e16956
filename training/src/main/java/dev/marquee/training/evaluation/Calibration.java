package dev.marquee.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far predicted ratings are what is given on average: ratings in bins by what was predicted, the reliability diagram
 * and the expected calibration error of Naeini, Cooper and Hauskrecht (2015), here on the scale of ratings.
 *
 * @param ece expected calibration error in stars: the distance of the two means of a bin, mean over ratings
 * @param bins those that hold ratings, lowest first
 */
public record Calibration(double ece, List<Bin> bins) {
    /** Copies the bins. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Ratings that were predicted alike.
     *
     * @param from lowest predicted rating of the bin
     * @param to end of the bin; exclusive but for the last
     * @param predicted mean of what was predicted
     * @param observed mean of what was given
     * @param ratings how many
     */
    public record Bin(double from, double to, double predicted, double observed, long ratings) {}

    /** Adds up ratings one by one. Not thread-safe. */
    public static final class Collector {
        private static final double LOWEST = 0.5;
        private static final double WIDTH = 0.25;
        private static final int BINS = 18;

        private final double[] predicted = new double[BINS];
        private final double[] observed = new double[BINS];
        private final long[] ratings = new long[BINS];

        /** Adds a rating; both on the scale, 0.5 to 5. */
        public void add(float predictedRating, float rating) {
            int bin = Math.clamp((long) ((predictedRating - LOWEST) / WIDTH), 0, BINS - 1);
            predicted[bin] += predictedRating;
            observed[bin] += rating;
            ratings[bin]++;
        }

        /** Adds what others have added up. */
        public void addAll(Collector others) {
            for (int bin = 0; bin < BINS; bin++) {
                predicted[bin] += others.predicted[bin];
                observed[bin] += others.observed[bin];
                ratings[bin] += others.ratings[bin];
            }
        }

        /** The means; without ratings no bins and an error of 0. */
        public Calibration calibration() {
            List<Bin> bins = new ArrayList<>();
            double distances = 0;
            long all = 0;
            for (int bin = 0; bin < BINS; bin++) {
                if (ratings[bin] > 0) {
                    double from = LOWEST + bin * WIDTH;
                    bins.add(new Bin(
                            from,
                            from + WIDTH,
                            predicted[bin] / ratings[bin],
                            observed[bin] / ratings[bin],
                            ratings[bin]));
                    distances += Math.abs(predicted[bin] - observed[bin]);
                    all += ratings[bin];
                }
            }
            return new Calibration(all == 0 ? 0 : distances / all, bins);
        }
    }
}
