package dev.marquee.training.train;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.EvaluationTable;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.experiment.RunRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code train}. */
@Command(
        name = "train",
        description = {
            "Trains both models, measures them on held-out ratings beside popularity and the biases, refits them on all"
                    + " ratings and makes the bundle the one to serve. Leaves a record; see marquee runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee train",
            "  marquee train --dataset ml-latest-small-1a2b3c4d --seed 7 --json",
            "  marquee train --parameters runs/tune-1a2b3c4d/best.json"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options = new TrainingOptions();

    /** Trains, publishes, prints and leaves a record. */
    @Override
    public Integer call() throws IOException {
        Dataset dataset = options.dataset();
        Settings settings = options.settings();
        RunRecord.Plan plan =
                new RunRecord.Plan("train", null, dataset.id(), SettingsJson.of(settings), List.of(settings.seed()));
        options.recorder().record(plan, () -> train(new TrainingRun(dataset, settings)));
        return CommandLine.ExitCode.OK;
    }

    private RunRecord.Outcome train(TrainingRun run) throws IOException {
        long started = System.nanoTime();
        ModelsFolder models = options.models();
        TrainingRun.Measured measured;
        Bundle bundle;
        try (WorkFolder work = models.work()) {
            measured = run.measure(work.path());
            options.say("%n%s%n".formatted(EvaluationTable.of(measured.report())));
            bundle = run.publish(models, measured);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        options.say(String.format(
                Locale.ROOT,
                "Published bundle %s after %.0f s (blend: %.2f retrieval; epochs: two-tower %d, DCN %d)%n",
                bundle.version(),
                seconds,
                measured.blend().retrievalWeight(),
                measured.twoTower().chosen(),
                measured.dcn().chosen()));
        Answer answer = new Answer(
                bundle.version(), measured.blend().retrievalWeight(), Math.round(seconds), measured.report());
        options.answer(answer);
        return new RunRecord.Outcome(
                headline(measured.report()), answer, Map.of("two-tower", measured.twoTower(), "dcn", measured.dcn()));
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

    /** What {@code --json} prints. */
    private record Answer(String modelVersion, double retrievalWeight, long seconds, EvaluationReport evaluation) {}
}
