package dev.marquee.training.dcn;

import java.util.Arrays;

/**
 * How much each of two models counts in a predicted rating {@code intercept + dcn · d + factors · f}, chosen on ratings that
 * neither has learned from (stacking: Breiman, Machine Learning 24, 1996). It also moves predictions to where they are right
 * on average: later ratings differ from those that were trained on.
 *
 * @param intercept added
 * @param dcn weight of the DCN's rating
 * @param factors weight of the factorisation's rating
 */
public record Stack(float intercept, float dcn, float factors) {
    /** The DCN alone, its ratings as they are. */
    public static final Stack DCN_ALONE = new Stack(0, 1, 0);

    private static final Stack HALVES = new Stack(0, 0.5f, 0.5f);
    private static final int MIN_RATINGS = 100;

    /** Ridge towards equal weights, in squared stars. */
    private static final double RIDGE = 10;

    private static final double MAX_WEIGHT = 1.5;

    /**
     * The weights of least squares, each within [0, 1.5]; with few ratings, equal ones.
     *
     * @param watched ratings that no model has learned from
     */
    static Stack fit(Watched watched) {
        Stack prior = watched.factors() == null ? DCN_ALONE : HALVES;
        int size = watched.given().length;
        if (size < MIN_RATINGS) {
            return prior;
        }
        float[] factors = watched.factors() == null ? new float[size] : watched.factors();
        double[] d = centred(watched.dcn());
        double[] f = centred(factors);
        double[] y = centred(watched.given());
        double dd = product(d, d) + RIDGE;
        double ff = product(f, f) + RIDGE;
        double df = product(d, f);
        double dy = product(d, y) + RIDGE * prior.dcn;
        double fy = product(f, y) + RIDGE * prior.factors;
        double determinant = dd * ff - df * df;
        double ofDcn = (ff * dy - df * fy) / determinant;
        double ofFactors = (dd * fy - df * dy) / determinant;
        if (ofFactors != clipped(ofFactors)) {
            ofFactors = clipped(ofFactors);
            ofDcn = clipped((dy - df * ofFactors) / dd);
        } else if (ofDcn != clipped(ofDcn)) {
            ofDcn = clipped(ofDcn);
            ofFactors = clipped((fy - df * ofDcn) / ff);
        }
        double intercept = mean(watched.given()) - ofDcn * mean(watched.dcn()) - ofFactors * mean(factors);
        return new Stack((float) intercept, (float) ofDcn, (float) ofFactors);
    }

    /** What is predicted. */
    float rating(float dcnRating, float factorRating) {
        return intercept + dcn * dcnRating + factors * factorRating;
    }

    private static double clipped(double weight) {
        return Math.clamp(weight, 0, MAX_WEIGHT);
    }

    private static double[] centred(float[] values) {
        double mean = mean(values);
        double[] centred = new double[values.length];
        Arrays.setAll(centred, i -> values[i] - mean);
        return centred;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
