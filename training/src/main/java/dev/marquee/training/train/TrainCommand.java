package dev.marquee.training.train;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.EvaluationTable;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.publish.ModelsOptions;
import dev.marquee.training.publish.Outcome;
import dev.marquee.training.publish.Promotion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code train}. */
@Command(
        name = "train",
        sortOptions = false,
        description = {
            "Trains both models, measures them on held-out ratings beside popularity and the biases, refits them on all"
                    + " ratings and writes a bundle. marquee publish makes it the one to serve. Leaves a record; see marquee runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee train",
            "  marquee train --publish",
            "  marquee train --dataset ml-latest-small-1a2b3c4d --seed 7 --json",
            "  marquee train --parameters runs/tune-1a2b3c4d/best.json"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Option(
            names = "--publish",
            description = "Then publish the bundle, if it passes; where it does not, the exit code is 1.")
    private boolean publish;

    @Mixin
    private ModelsOptions options = new ModelsOptions();

    /** Trains, writes a bundle, publishes it if asked to, prints and leaves a record. */
    @Override
    public Integer call() throws IOException {
        Settings settings = training.settings();
        Dataset dataset = training.dataset(options.datasets());
        RunRecord.Plan plan =
                new RunRecord.Plan("train", null, dataset.id(), SettingsJson.of(settings), List.of(settings.seed()));
        AtomicBoolean refused = new AtomicBoolean();
        options.recorder().record(plan, () -> {
            Trained trained = train(new TrainingRun(dataset, settings));
            options.answer(trained.answer());
            refused.set(trained.isRefused());
            return new RunRecord.Outcome(headline(trained.answer().evaluation()), trained.answer(), trained.curves());
        });
        return refused.get() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private Trained train(TrainingRun run) throws IOException {
        long started = System.nanoTime();
        ModelsFolder models = options.models();
        try (WorkFolder work = models.work()) {
            TrainingRun.Measured measured = run.measure(work.path());
            options.say("%n%s%n".formatted(EvaluationTable.of(measured.report())));
            Bundle bundle = run.write(models, measured);
            models.prune();
            long seconds = Math.round((System.nanoTime() - started) / 1e9);
            options.say(written(bundle, measured, seconds));
            Outcome outcome = published(models, bundle);
            double retrievalWeight = measured.blend().retrievalWeight();
            return new Trained(
                    new Answer(bundle.version(), retrievalWeight, seconds, measured.report(), outcome),
                    measured.curves());
        }
    }

    private static Map<String, Double> headline(EvaluationReport report) {
        Map<String, Double> headline = new LinkedHashMap<>();
        RetrievalMetrics retrieval = Objects.requireNonNull(report.retrieval().get(EvaluationReport.TWO_TOWER));
        headline.put("top_100", retrieval.top100());
        headline.put("ndcg@10", retrieval.ndcg10());
        headline.put(
                "rmse",
                Objects.requireNonNull(report.ranking().get(EvaluationReport.DCN))
                        .rmse());
        headline.put(
                "served ndcg@10",
                Objects.requireNonNull(report.list().get(EvaluationReport.SERVED))
                        .ndcg10());
        return headline;
    }

    private static String written(Bundle bundle, TrainingRun.Measured measured, long seconds) {
        return String.format(
                Locale.ROOT,
                "Wrote bundle %s after %d s (blend: %.2f retrieval; deep path: %.2f; epochs of the DCN: %d, weight of the factorisation: %.2f)%n",
                bundle.version(),
                seconds,
                measured.blend().retrievalWeight(),
                measured.chosen().retrievalChoice().deepShare(),
                measured.chosen().rankingChoice().dcnEpochs(),
                measured.chosen().rankingChoice().stack().factors());
    }

    private @Nullable Outcome published(ModelsFolder models, Bundle bundle) throws IOException {
        if (publish) {
            return new Promotion(models, options::say).publish(bundle.version(), false);
        }
        options.say("To serve it, run ./marquee publish%n".formatted());
        return null;
    }

    /**
     * What a training has told.
     *
     * @param answer what {@code --json} prints
     * @param curves of training, by model
     */
    private record Trained(Answer answer, Map<String, Curve> curves) {
        boolean isRefused() {
            Outcome publication = answer.publication();
            return publication != null && !publication.published();
        }
    }

    /**
     * What {@code --json} prints.
     *
     * @param publication what came of {@code --publish}; null where that was not asked for
     */
    private record Answer(
            String modelVersion,
            double retrievalWeight,
            long seconds,
            EvaluationReport evaluation,
            @Nullable Outcome publication) {}
}
