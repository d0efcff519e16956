package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.training.baseline.Biases;
import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.evaluation.CombinedScore;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Split;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Measures the models on the test part of a split, beside popularity and the biases in the same run. All of
 * them are fitted on all that is known by then, with what the validation part chose.
 */
final class Evaluation {
    private final TrainingSet set;
    private final Split split;
    private final long seed;

    Evaluation(TrainingSet set, Split split, long seed) {
        this.set = set;
        this.seed = seed;
        this.split = split;
    }

    /** Measures models that were fitted on what is known when the test part is asked for. */
    EvaluationReport run(SplitModels models, Blend blend) throws IOException {
        Popularity popularity = new Popularity(split.known());
        try (ServedModel served = models.knowing(split.known().statistics())) {
            Map<String, RetrievalMetrics> retrieval = new LinkedHashMap<>();
            retrieval.put(EvaluationReport.POPULARITY, retrieval(popularity));
            retrieval.put(EvaluationReport.TWO_TOWER, retrieval(served.retrieval()));
            Ratings biases = ranking(Biases.tuned(split));
            Ratings dcn = ranking(served.ranking());
            Map<String, RankingMetrics> ranking = new LinkedHashMap<>();
            ranking.put(
                    EvaluationReport.POPULARITY,
                    ranking(ordering(popularity)).metrics().withoutErrors());
            ranking.put(EvaluationReport.BIASES, biases.metrics());
            ranking.put(EvaluationReport.DCN, dcn.metrics());
            Lists popular = list(Recommender.by(popularity));
            Lists shown = list(served.recommender(blend));
            Map<String, ListMetrics> lists = new LinkedHashMap<>();
            lists.put(EvaluationReport.POPULARITY, popular.metrics());
            lists.put("retrieved", list(Recommender.by(served.retrieval())).metrics());
            lists.put(EvaluationReport.SERVED, shown.metrics());
            return new EvaluationReport(
                    split.name(),
                    set.id(),
                    seed,
                    split.test().size(),
                    split.test().stream().mapToInt(held -> held.asked().size()).sum(),
                    retrieval,
                    ranking,
                    lists,
                    CombinedScore.of(
                            new CombinedScore.Ratio(shown.ndcg10(), popular.ndcg10()),
                            new CombinedScore.Ratio(shown.reciprocal10(), popular.reciprocal10()),
                            new CombinedScore.Ratio(biases.squares(), dcn.squares())));
        }
    }

    private RetrievalMetrics retrieval(RetrievalModel model) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        split.test().forEach(held -> metrics.add(model, held));
        return metrics.metrics(set.catalog().size());
    }

    /** Scores in the place of ratings: good for an order. */
    private static RatingPredictor ordering(RetrievalModel model) {
        return (known, ordinals, _) -> {
            float[] scores = model.scores(known);
            float[] asked = new float[ordinals.length];
            for (int i = 0; i < asked.length; i++) {
                asked[i] = scores[ordinals[i]];
            }
            return asked;
        };
    }

    private Ratings ranking(RatingPredictor model) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        double[] squares = split.test().stream()
                .mapToDouble(held ->
                        DoubleStream.of(metrics.add(model, held).squares()).sum())
                .toArray();
        return new Ratings(metrics.metrics(), squares);
    }

    private Lists list(Recommender model) {
        int[] counts = split.known().counts();
        ListMetrics.Collector metrics = new ListMetrics.Collector(set.catalog().size());
        List<ListMetrics.User> users = split.test().stream()
                .map(held -> metrics.add(model, held, counts))
                .toList();
        return new Lists(
                metrics.metrics(),
                users.stream().mapToDouble(ListMetrics.User::ndcg10).toArray(),
                users.stream().mapToDouble(ListMetrics.User::reciprocal10).toArray());
    }

    /**
     * A model's predictions.
     *
     * @param squares squared error, summed by user
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Ratings(RankingMetrics metrics, double[] squares) {}

    /**
     * A model's lists.
     *
     * @param ndcg10 by user
     * @param reciprocal10 by user
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Lists(ListMetrics metrics, double[] ndcg10, double[] reciprocal10) {}
}
