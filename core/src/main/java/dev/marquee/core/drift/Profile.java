package dev.marquee.core.drift;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often each bin of each trait occurs. Immutable and thread-safe.
 *
 * @param counts by trait's label and bin
 */
public record Profile(@JsonValue Map<String, Map<String, Long>> counts) {
    /** Added to each count, so that a bin that is empty on one side does not make the distance infinite. */
    private static final double PRIOR = 0.5;

    /** Copies the maps, their keys in order. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Profile {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((trait, bins) -> copy.put(trait, Collections.unmodifiableMap(new TreeMap<>(bins))));
        counts = Collections.unmodifiableMap(copy);
    }

    /** The counts of a trait by bin; empty if it was not counted. */
    public Map<String, Long> of(Trait trait) {
        return counts.getOrDefault(trait.label(), Map.of());
    }

    /**
     * The population stability index between two distributions over the union of their bins: {@code Σ (a − b) · ln(a / b)}
     * over shares a and b, each count taken half larger (Siddiqi, Credit Risk Scorecards, 2006, chapter 8). 0 for equal
     * ones; below .1 is called stable, above .25 a shift.
     *
     * @return at least 0; NaN if one of them is empty
     */
    public static double stabilityIndex(Map<String, Long> one, Map<String, Long> other) {
        Set<String> bins = new HashSet<>(one.keySet());
        bins.addAll(other.keySet());
        double ones = total(one, bins.size());
        double others = total(other, bins.size());
        if (one.isEmpty() || other.isEmpty()) {
            return Double.NaN;
        }
        double index = 0;
        for (String bin : bins) {
            double a = (one.getOrDefault(bin, 0L) + PRIOR) / ones;
            double b = (other.getOrDefault(bin, 0L) + PRIOR) / others;
            index += (a - b) * Math.log(a / b);
        }
        return index;
    }

    private static double total(Map<String, Long> counts, int bins) {
        return counts.values().stream().mapToLong(Long::longValue).sum() + PRIOR * bins;
    }

    /** Counts; not thread-safe. */
    public static final class Counter {
        private final Map<Trait, Map<String, Long>> counts = new EnumMap<>(Trait.class);

        /** One more value in this bin. */
        public void add(Trait trait, String bin) {
            counts.computeIfAbsent(trait, none -> new TreeMap<>()).merge(bin, 1L, Long::sum);
        }

        /** What was counted. */
        public Profile profile() {
            Map<String, Map<String, Long>> labelled = new LinkedHashMap<>();
            counts.forEach((trait, bins) -> labelled.put(trait.label(), bins));
            return new Profile(labelled);
        }
    }
}
