package dev.marquee.training.factorisation;

import java.util.Random;

/** The gamma distribution. */
final class Gamma {
    private Gamma() {}

    /**
     * A draw (Marsaglia and Tsang, ACM TOMS 2000).
     *
     * @param shape at least 1
     * @param rate more than 0; the mean is shape over rate
     */
    static double draw(double shape, double rate, Random random) {
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / rate;
            }
        }
    }
}
