package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One run of training: fit on a split, tune the blend, measure, and, for a bundle, refit on all ratings. */
final class TrainingRun {
    private final TrainingSet set;
    private final Settings settings;

    /**
     * Reads the data set.
     *
     * @throws DatasetException if nobody in it has ratings enough to hold some out
     */
    TrainingRun(Dataset dataset, Settings settings) {
        set = TrainingSet.of(dataset);
        this.settings = settings;
    }

    /**
     * Chooses on the validation part of each user's history, fits on all before the test part and measures on that.
     *
     * @param work an empty folder for what is only needed on the way
     */
    Measured measure(Path work) throws IOException {
        Split split = TimeSplit.of(set.ratings()).bounded(System.err::println);
        if (split.test().isEmpty()) {
            throw new DatasetException(
                    "data set %s has no user with 5 ratings or more; there is nothing to hold out".formatted(set.id()));
        }
        Fitting fitting = new Fitting(set, settings);
        FittedRetrieval retrieval = fitting.retrieval(split);
        FittedRanking ranking = fitting.ranking(split);
        FittedModels chosen = FittedModels.of(retrieval, ranking);
        Blend blend;
        try (ServedModel atValidation = new SplitModels(set, chosen, Files.createDirectory(work.resolve("validation")))
                .knowing(split.training().statistics())) {
            blend = BlendTuning.tune(atValidation, set.catalog(), split);
        }
        FittedModels known = fitting.again(split.known(), chosen, "all but the test part");
        SplitModels models = new SplitModels(set, known, Files.createDirectory(work.resolve("test")));
        EvaluationReport report = new Evaluation(set, split, settings.seed()).run(models, blend);
        return new Measured(report, blend, chosen, Map.of("two-tower", retrieval.curve(), "dcn", ranking.curve()));
    }

    /** Refits on all ratings as measured, and writes the bundle. */
    Bundle write(ModelsFolder models, Measured measured) throws IOException {
        FittedModels refitted = new Fitting(set, settings).again(set.ratings(), measured.chosen(), "all ratings");
        return new TrainedBundle(set, settings).write(models, refitted, measured.blend(), measured.report());
    }

    /**
     * What a split has told.
     *
     * @param report the metrics on its test part
     * @param blend chosen on its validation part
     * @param chosen on its validation part, with the weights that were fitted before it
     * @param curves of their training, by model
     */
    record Measured(EvaluationReport report, Blend blend, FittedModels chosen, Map<String, Curve> curves) {}
}
