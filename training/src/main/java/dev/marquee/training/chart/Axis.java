package dev.marquee.training.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One direction of a chart: which numbers it shows, and where they are drawn.
 *
 * @param label what the numbers are, with their unit
 * @param low at the left or the bottom
 * @param high at the right or the top, more than {@code low}
 * @param ticks the numbers that are written, ascending
 */
public record Axis(String label, double low, double high, List<Tick> ticks) {
    private static final int STEPS = 5;

    /** Copies the ticks. */
    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** A number that is written. */
    record Tick(double value, String text) {}

    /** Shows these numbers, from one round number to another (Heckbert, Nice numbers for graph labels, 1990). */
    public static Axis around(String label, double low, double high) {
        double margin = low == high ? Math.max(Math.abs(low) / 10, 1e-3) : 0;
        double step = step((high - low + 2 * margin) / STEPS);
        double from = Math.floor((low - margin) / step + 1e-9) * step;
        double to = Math.ceil((high + margin) / step - 1e-9) * step;
        return new Axis(label, from, to, ticks(from, to, step));
    }

    /** Shows exactly these numbers, whole ones being written. */
    public static Axis whole(String label, int low, int high) {
        double step = Math.max(1, step((high - low) / (double) STEPS));
        return new Axis(label, low, Math.max(high, low + 1), ticks(Math.ceil(low / step) * step, high, step));
    }

    /**
     * Shows these numbers, above 0, by their decimal logarithm, which is what {@link #place} then takes; 1, 2 and 5 times the
     * powers of ten are written.
     */
    public static Axis logarithmic(String label, double low, double high) {
        List<Tick> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(low))); power <= 10 * high; power *= 10) {
            for (double value : new double[] {power, 2 * power, 5 * power}) {
                ticks.add(new Tick(Math.log10(value), value < 1 ? Double.toString(value) : "%.0f".formatted(value)));
            }
        }
        int first = lastBelow(ticks, Math.log10(low));
        int last = Math.max(first + 1, firstAbove(ticks, Math.log10(high)));
        return new Axis(label, ticks.get(first).value(), ticks.get(last).value(), ticks.subList(first, last + 1));
    }

    private static int lastBelow(List<Tick> ticks, double value) {
        int last = 0;
        while (last + 1 < ticks.size() && ticks.get(last + 1).value() <= value + 1e-9) {
            last++;
        }
        return last;
    }

    private static int firstAbove(List<Tick> ticks, double value) {
        int first = ticks.size() - 1;
        while (first > 0 && ticks.get(first - 1).value() >= value - 1e-9) {
            first--;
        }
        return first;
    }

    /** Shows names, at 0, 1 and so on. */
    public static Axis names(String label, List<String> names) {
        List<Tick> ticks = new ArrayList<>();
        for (String name : names) {
            ticks.add(new Tick(ticks.size(), name));
        }
        return new Axis(label, -0.4, Math.max(1, names.size()) - 0.6, ticks);
    }

    /** The least of 1, 2 and 5 times a power of ten that is not less. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double times = least / power;
        if (times <= 1 + 1e-9) {
            return power;
        }
        return power * (times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static List<Tick> ticks(double from, double to, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; from + i * step <= to + step / 1e6; i++) {
            double value = from + i * step;
            ticks.add(new Tick(value, String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0)));
        }
        return ticks;
    }

    /** Where a number is drawn if the axis goes from one place to another. */
    double place(double value, double from, double to) {
        return from + (value - low) / (high - low) * (to - from);
    }
}
