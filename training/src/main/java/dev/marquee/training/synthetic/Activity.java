package dev.marquee.training.synthetic;

import java.util.SplittableRandom;

/**
 * How many ratings each user gives: the fewest allowed plus a number from a Lomax distribution (a power law that begins
 * at 0), cut at the most allowed and scaled so that all ratings are as many as asked for. With the sizes of ml-25m the
 * median is near 71, as there.
 */
final class Activity {
    private static final double TAIL_EXPONENT = 1.82;
    private static final int BISECTIONS = 60;

    private Activity() {}

    /** Number of ratings of each user. */
    static int[] of(Shape shape, SplittableRandom random) {
        double[] excess = new double[shape.users()];
        for (int user = 0; user < excess.length; user++) {
            excess[user] = Math.pow(1 - random.nextDouble(), -1 / TAIL_EXPONENT) - 1;
        }
        double low = 0;
        double high = shape.ratings();
        for (int i = 0; i < BISECTIONS; i++) {
            double scale = (low + high) / 2;
            if (total(shape, excess, scale) <= shape.ratings()) {
                low = scale;
            } else {
                high = scale;
            }
        }
        return filled(shape, excess, low);
    }

    private static int count(Shape shape, double excess, double scale) {
        return (int) Math.min(shape.most(), shape.fewest() + (long) (scale * excess));
    }

    private static long total(Shape shape, double[] excess, double scale) {
        long total = 0;
        for (double one : excess) {
            total += count(shape, one, scale);
        }
        return total;
    }

    /** The scaled counts, and what rounding has left over, one each from the first user on. */
    private static int[] filled(Shape shape, double[] excess, double scale) {
        int[] counts = new int[excess.length];
        long left = shape.ratings() - total(shape, excess, scale);
        for (int user = 0; user < counts.length; user++) {
            counts[user] = count(shape, excess[user], scale);
        }
        for (int user = 0; left > 0; user = (user + 1) % counts.length) {
            if (counts[user] < shape.most()) {
                counts[user]++;
                left--;
            }
        }
        return counts;
    }
}
