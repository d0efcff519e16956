package dev.marquee.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;

/**
 * Latency at rates from a tenth of what the services bear to more than they bear.
 *
 * @param points by rate, ascending
 * @param saturationRps the highest rate of a whole point that was borne, with every lower one
 */
public record Sweep(List<LoadPoint> points, double saturationRps) {
    private static final double STEP = 0.1;
    private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75};
    private static final double LEAST_SHARE = 0.3;

    /** Copies the list. */
    public Sweep {
        points = List.copyOf(points);
    }

    /**
     * Finds the saturation with short tries, then with whole points around it; then measures parts of it.
     *
     * @param first rate to try
     * @param probe whether a rate is borne for a short time
     * @param point measures a rate
     */
    static Sweep run(double first, DoublePredicate probe, DoubleFunction<LoadPoint> point) {
        double guess = SaturationSearch.highest(first, probe);
        List<LoadPoint> around = around(guess, point);
        double saturation = around.stream()
                .filter(LoadPoint::isBorne)
                .mapToDouble(LoadPoint::rate)
                .max()
                .orElseThrow(() -> new IllegalStateException(
                        "%.0f requests a second are borne for seconds, and not even %.0f for a whole point"
                                .formatted(guess, guess * LEAST_SHARE)));
        List<LoadPoint> points = new ArrayList<>(around);
        for (double share : SHARES) {
            points.add(point.apply(share * saturation));
        }
        points.sort(Comparator.comparingDouble(LoadPoint::rate));
        return new Sweep(points, saturation);
    }

    /** Up from the guess in tenths of it until a rate is not borne, or down until one is; then halfway between the two. */
    private static List<LoadPoint> around(double guess, DoubleFunction<LoadPoint> point) {
        List<LoadPoint> points = new ArrayList<>();
        LoadPoint last = point.apply(guess);
        points.add(last);
        boolean up = last.isBorne();
        double step = up ? STEP * guess : -STEP * guess;
        while (last.isBorne() == up && last.rate() + step >= LEAST_SHARE * guess) {
            last = point.apply(last.rate() + step);
            points.add(last);
        }
        if (last.isBorne() != up) {
            points.add(point.apply(last.rate() - step / 2));
        }
        return points;
    }

    /** The point at a share of the saturation. */
    public LoadPoint at(double share) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> Math.abs(point.rate() - share * saturationRps)))
                .orElseThrow();
    }
}
