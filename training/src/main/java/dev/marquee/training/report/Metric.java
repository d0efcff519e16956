package dev.marquee.training.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A metric as people read it.
 *
 * @param name as in the JSON
 */
record Metric(String name) {
    private static final Set<String> ERRORS = Set.of("rmse", "rmse_last_10", "mae");
    /** Of lists, where neither more nor less is better in itself. */
    static final Set<String> VARIETY = Set.of("coverage@10", "mean_popularity@10");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("top_100_accuracy", "top-100 accuracy"),
            Map.entry("top_100_accuracy_seen_kept", "top-100, seen kept"),
            Map.entry("ndcg@10", "nDCG@10"),
            Map.entry("ndcg@10_last", "nDCG@10, last"),
            Map.entry("ndcg@100", "nDCG@100"),
            Map.entry("graded_ndcg@10", "graded nDCG@10"),
            Map.entry("mrr", "MRR"),
            Map.entry("auc", "AUC"),
            Map.entry("hr@10", "hit rate@10"),
            Map.entry("hr@100", "hit rate@100"),
            Map.entry("rmse", "RMSE"),
            Map.entry("rmse_last_10", "RMSE, last tenth"),
            Map.entry("mae", "MAE"),
            Map.entry("mean_popularity@10", "mean popularity@10"));

    String label() {
        return LABELS.getOrDefault(name, name);
    }

    boolean lowerIsBetter() {
        return ERRORS.contains(name);
    }

    /** Whether a model that is this much above another is better; neither is if the difference is 0. */
    boolean isBetter(double difference) {
        return lowerIsBetter() ? difference < 0 : difference > 0;
    }

    String text(double value) {
        return String.format(Locale.ROOT, name.startsWith("mean_popularity") ? "%.1f" : "%.4f", value);
    }

    /** With the deviation, where trials differed. */
    String text(Value value) {
        return value.sd() == 0 ? text(value.mean()) : text(value.mean()) + " ± " + text(value.sd());
    }

    /** The best value of models, if one is better in itself. */
    Optional<Double> best(Map<String, Map<String, Value>> models) {
        if (VARIETY.contains(name)) {
            return Optional.empty();
        }
        Comparator<Double> order = lowerIsBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return models.values().stream()
                .filter(metrics -> metrics.containsKey(name))
                .map(metrics -> metrics.get(name).mean())
                .max(order);
    }
}
