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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains on a data set, measures, writes a bundle, publishes it if asked to, and leaves a record.
 *
 * @param command that asks for it, as the record names it
 * @param options where bundles and records are, and where to print
 * @param settings of training
 * @param publish whether to
 * @param written told the version of the bundle once it is there
 */
record Training(String command, ModelsOptions options, Settings settings, boolean publish, Consumer<String> written) {

    /** What a training has told. */
    Answer run(Dataset dataset) throws IOException {
        RunRecord.Plan plan =
                new RunRecord.Plan(command, null, dataset.id(), SettingsJson.of(settings), List.of(settings.seed()));
        AtomicReference<Answer> answer = new AtomicReference<>();
        options.recorder().record(plan, () -> {
            Trained trained = train(new TrainingRun(dataset, settings));
            answer.set(trained.answer());
            return new RunRecord.Outcome(headline(trained.answer().evaluation()), trained.answer(), trained.curves());
        });
        return Objects.requireNonNull(answer.get(), "a training that tells nothing throws");
    }

    private Trained train(TrainingRun run) throws IOException {
        long started = System.nanoTime();
        ModelsFolder models = options.models();
        try (WorkFolder work = models.work()) {
            TrainingRun.Measured measured = run.measure(work.path());
            options.say("%n%s%n".formatted(EvaluationTable.of(measured.report())));
            Bundle bundle = run.write(models, measured);
            written.accept(bundle.version());
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

    private record Trained(Answer answer, Map<String, Curve> curves) {}

    /**
     * What {@code --json} prints.
     *
     * @param publication what came of the publication; null where that was not asked for
     */
    record Answer(
            String modelVersion,
            double retrievalWeight,
            long seconds,
            EvaluationReport evaluation,
            @Nullable Outcome publication) {
        boolean isRefused() {
            return publication != null && !publication.published();
        }
    }
}
