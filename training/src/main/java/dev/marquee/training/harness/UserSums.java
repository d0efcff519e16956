package dev.marquee.training.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A metric by user, as sum and weight; the metric is the one over the other. Not thread-safe. */
final class UserSums {
    private final Map<String, double[]> byUser = new LinkedHashMap<>();

    void add(String userId, double sum, double weight) {
        double[] of = byUser.computeIfAbsent(userId, _ -> new double[2]);
        of[0] += sum;
        of[1] += weight;
    }

    void addAll(UserSums others) {
        others.byUser.forEach((userId, of) -> add(userId, of[0], of[1]));
    }

    /** By user, in the order in which they came. */
    double[] sums() {
        return byUser.values().stream().mapToDouble(of -> of[0]).toArray();
    }

    /** By user, in the order of others of the same users. */
    double[] sumsBeside(UserSums others) {
        if (!byUser.keySet().equals(others.byUser.keySet())) {
            throw new IllegalArgumentException(
                    "%d users, and %d who are not all the same".formatted(byUser.size(), others.byUser.size()));
        }
        return others.byUser.keySet().stream()
                .mapToDouble(userId -> Objects.requireNonNull(byUser.get(userId))[0])
                .toArray();
    }

    /** Parallel to the sums. */
    double[] weights() {
        return byUser.values().stream().mapToDouble(of -> of[1]).toArray();
    }
}
