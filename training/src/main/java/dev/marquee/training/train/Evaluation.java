package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.training.baseline.Biases;
import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

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
            Map<String, RankingMetrics> ranking = new LinkedHashMap<>();
            ranking.put(
                    EvaluationReport.POPULARITY, ranking(ordering(popularity)).withoutErrors());
            ranking.put(EvaluationReport.BIASES, ranking(Biases.tuned(split)));
            ranking.put(EvaluationReport.DCN, ranking(served.ranking()));
            Map<String, ListMetrics> lists = new LinkedHashMap<>();
            lists.put(EvaluationReport.POPULARITY, list(Recommender.by(popularity)));
            lists.put("retrieved", list(Recommender.by(served.retrieval())));
            lists.put(EvaluationReport.SERVED, list(served.recommender(blend)));
            return new EvaluationReport(
                    split.name(),
                    set.id(),
                    seed,
                    split.test().size(),
                    split.test().stream().mapToInt(held -> held.asked().size()).sum(),
                    retrieval,
                    ranking,
                    lists);
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

    private RankingMetrics ranking(RatingPredictor model) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        split.test().forEach(held -> metrics.add(model, held));
        return metrics.metrics();
    }

    private ListMetrics list(Recommender model) {
        int[] counts = split.known().counts();
        ListMetrics.Collector metrics = new ListMetrics.Collector(set.catalog().size());
        for (Case held : split.test()) {
            metrics.add(model, held, counts);
        }
        return metrics.metrics();
    }
}
