package dev.marquee.training.tune;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model that is searched for on its own, since neither learns from the other. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are
enum TunedModel {
    /** Retrieval. */
    TWO_TOWER("two-tower", "ndcg@10", 1, List.of("linear", "twoTower", "twoTowerRatings", "positivesFrom")),
    /** Ranking. */
    DCN("dcn", "rmse", -1, List.of("dcn", "factorisation", "dcnRatings"));

    private final String label;
    private final String metric;
    private final int sign;
    private final List<String> groups;

    TunedModel(String label, String metric, int sign, List<String> groups) {
        this.label = label;
        this.metric = metric;
        this.sign = sign;
        this.groups = groups;
    }

    /** The model of that name. */
    static Optional<TunedModel> named(String label) {
        return Arrays.stream(values())
                .filter(model -> model.label.equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(TunedModel::label).collect(Collectors.joining(", "));
    }

    @JsonValue
    String label() {
        return label;
    }

    /** By which trials are compared. */
    String metric() {
        return metric;
    }

    /** Names of its parameters in a file of parameters. */
    List<String> groups() {
        return groups;
    }

    /** Whether one value of the metric is better than another. */
    boolean better(double value, double than) {
        return sign * value > sign * than;
    }
}
