package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dcn.DcnWeights;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.twotower.TwoTowerWeights;
import java.io.IOException;
import java.nio.file.Path;

/** One run of training: fit on a split, tune the blend, measure, and, to publish, refit on all ratings. */
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
     * Fits on the training part of each user's history and measures on the rest.
     *
     * @param work an empty folder for what is only needed on the way
     */
    Measured measure(Path work) throws IOException {
        Split split = TimeSplit.of(set.ratings());
        if (split.test().isEmpty()) {
            throw new DatasetException(
                    "data set %s has no user with 5 ratings or more; there is nothing to hold out".formatted(set.id()));
        }
        Fitted<TwoTowerWeights> twoTower = new Fitting(set, settings).twoTower(split);
        Fitted<DcnWeights> dcn = new Fitting(set, settings).dcn(split);
        SplitModels models = new SplitModels(set, FittedModels.of(twoTower, dcn), work);
        Blend blend;
        try (ServedModel atValidation = models.knowing(split.training().statistics())) {
            blend = BlendTuning.tune(atValidation, set.catalog(), split);
        }
        EvaluationReport report = new Evaluation(set, split, settings.seed()).run(models, blend);
        return new Measured(report, blend, twoTower.curve(), dcn.curve());
    }

    /** Refits on all ratings as measured, and publishes. */
    Bundle publish(ModelsFolder models, Measured measured) throws IOException {
        FittedModels refitted = new Fitting(set, settings)
                .onAll(measured.twoTower().chosen(), measured.dcn().chosen());
        return new BundlePublication(set, settings).publish(models, refitted, measured.blend(), measured.report());
    }

    /**
     * What a split has told.
     *
     * @param report the metrics on its test part
     * @param blend chosen on its validation part
     * @param twoTower training of the retrieval model, its epochs chosen on the validation part
     * @param dcn training of the ranking model, likewise
     */
    record Measured(EvaluationReport report, Blend blend, Curve twoTower, Curve dcn) {}
}
