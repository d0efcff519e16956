package dev.marquee.training.harness;

import dev.marquee.training.evaluation.Band;
import java.util.EnumMap;
import java.util.Map;

/** Sum and number of what was measured on the movies of each band. Not thread-safe. */
final class BandSums {
    private final Map<Band, double[]> byBand = new EnumMap<>(Band.class);

    void add(int knownRatings, double value) {
        double[] of = byBand.computeIfAbsent(Band.of(knownRatings), _ -> new double[2]);
        of[0] += value;
        of[1]++;
    }

    void addAll(BandSums others) {
        others.byBand.forEach((band, sums) -> {
            double[] of = byBand.computeIfAbsent(band, _ -> new double[2]);
            of[0] += sums[0];
            of[1] += sums[1];
        });
    }

    /** The bands that occurred. */
    Iterable<Band> bands() {
        return byBand.keySet();
    }

    double mean(Band band) {
        double[] of = byBand.getOrDefault(band, new double[2]);
        return of[0] / of[1];
    }

    long ratings(Band band) {
        return (long) byBand.getOrDefault(band, new double[2])[1];
    }
}
