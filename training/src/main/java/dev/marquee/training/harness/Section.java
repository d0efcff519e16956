package dev.marquee.training.harness;

import dev.marquee.training.evaluation.PairedBootstrap;
import java.util.List;

/** What is measured, of which models, ours first, and by which metrics two of them are compared. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are
enum Section {
    /** Scores over the whole catalog. */
    RETRIEVAL(
            "retrieval",
            List.of("two-tower", "ease", "ease+metadata", "ials", "item-knn", "sasrec", "popularity"),
            List.of("top_100_accuracy", "ndcg@10")),
    /** Predicted ratings. */
    RANKING("ranking", List.of("dcn", "bfm", "gbdt", "mf", "bias"), List.of("rmse", "ndcg@10")),
    /** The list that is shown. */
    LIST("endToEnd", List.of("served", "retrieval-only", "ease", "popularity"), List.of("ndcg@10"));

    private static final long SEED = 42;

    private final String title;
    private final List<String> models;
    private final List<String> compared;

    Section(String title, List<String> models, List<String> compared) {
        this.title = title;
        this.models = models;
        this.compared = compared;
    }

    String title() {
        return title;
    }

    List<String> models() {
        return models;
    }

    List<String> compared() {
        return compared;
    }

    /** The metric that is also shown by band of movies. */
    String bandMetric() {
        return compared.getFirst();
    }

    /** A metric from the mean of what is added up for it. */
    double form(String metric, double mean) {
        return metric.equals("rmse") ? Math.sqrt(mean) : mean;
    }

    /** Compares two models by one of the compared metrics; both were asked for the same of each user. */
    PairedBootstrap compare(String metric, UserSums first, UserSums second) {
        return PairedBootstrap.of(
                first.sums(), second.sumsBeside(first), first.weights(), mean -> form(metric, mean), SEED);
    }
}
