package dev.marquee.training.tune;

import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RankingStage;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.split.Split;
import dev.marquee.training.train.Curve;
import dev.marquee.training.train.FittedRanking;
import dev.marquee.training.train.FittedRetrieval;
import dev.marquee.training.train.Fitting;
import dev.marquee.training.train.LinearPaths;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SplitModels;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Trains one model on the training part of a split and measures it on the validation part, exported and loaded as
 * it would be served: whatever ratings it learned from, the same cases are asked of it.
 */
final class TrialRun {
    private final TrainingSet set;
    private final Split split;
    private final LinearPaths linear = new LinearPaths();

    /**
     * Prepares trials.
     *
     * @param split of which the test part, if it has one, is left alone
     */
    TrialRun(TrainingSet set, Split split) {
        this.set = set;
        this.split = split.withoutTest().bounded(System.err::println);
    }

    /** Runs one; the folder is empty and needed no longer. */
    RunRecord.Outcome run(TunedModel model, Settings settings, Path work) throws IOException {
        return switch (model) {
            case TWO_TOWER -> twoTower(settings, work);
            case DCN -> dcn(settings, work);
        };
    }

    private RunRecord.Outcome twoTower(Settings settings, Path work) throws IOException {
        FittedRetrieval fitted = new Fitting(set, settings, linear).retrieval(split);
        fitted.weights().exportUserTower(work.resolve("tower"), set.movieFeatures());
        RetrievalMetrics.Collector collector = new RetrievalMetrics.Collector();
        try (RetrievalStage stage =
                new RetrievalStage(SplitModels.vectors(fitted.weights(), set), work.resolve("tower"))) {
            split.validation().forEach(held -> collector.add(stage, held));
        }
        RetrievalMetrics metrics = collector.metrics(set.catalog().size());
        return outcome(TunedModel.TWO_TOWER, metrics.ndcg10(), metrics, fitted.curve());
    }

    private RunRecord.Outcome dcn(Settings settings, Path work) throws IOException {
        FittedRanking fitted = new Fitting(set, settings).ranking(split);
        fitted.weights().export(work.resolve("rating"), set.movieFeatures());
        MovieStatistics statistics = split.training().statistics();
        RankingMetrics.Collector collector = new RankingMetrics.Collector();
        try (RankingStage stage = new RankingStage(set.traits(), statistics, work.resolve("rating"))) {
            split.validation().forEach(held -> collector.add(stage, held));
        }
        RankingMetrics metrics = collector.metrics();
        return outcome(TunedModel.DCN, Objects.requireNonNull(metrics.rmse()), metrics, fitted.curve());
    }

    private static RunRecord.Outcome outcome(TunedModel model, double value, Record metrics, Curve curve) {
        return new RunRecord.Outcome(
                Map.of(model.metric(), value),
                new Told(model.label(), curve.chosen(), metrics),
                Map.of(model.label(), curve));
    }

    /** The metrics of a trial, all of them of the validation part. */
    private record Told(String model, int epochs, Record validation) {}
}
