package dev.marquee.training.tune;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.experiment.RunRecorder;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes trials one by one until the time is up; each is recorded before the next one begins. Not thread-safe. */
final class Tuning {
    /** The best parameters so far, as {@code --parameters} reads them. */
    static final String BEST = "best.json";

    private static final int FAILURES = 10;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TunePlan plan;
    private final Path folder;
    private final Trials trials;
    private final RunRecorder recorder;
    private final PrintWriter log;
    private int failures;

    /**
     * Goes on from the trials that are done.
     *
     * @param folder of the search
     */
    Tuning(TunePlan plan, Path folder, Trials trials, RunRecorder recorder, PrintWriter log) {
        this.plan = plan;
        this.folder = folder;
        this.trials = trials;
        this.recorder = recorder;
        this.log = log;
    }

    /**
     * Makes trials.
     *
     * @param budget of all trials, those of earlier calls included; none begins that, being as long as the longest of its
     *     model, would end later, but for the defaults
     * @param most number of trials, those of earlier calls included
     * @param work a folder for what is only needed on the way
     * @return whether so many trials failed in a row that it gave up
     */
    boolean run(TrialRun run, Duration budget, int most, Path work) throws IOException {
        while (trials.size() < most && failures < FAILURES) {
            int number = trials.next();
            double ends = trials.seconds() + trials.longestSeconds(plan.model(number));
            if (!plan.isDefault(number) && ends > budget.toMillis() / 1e3) {
                break;
            }
            Path place = Files.createDirectory(work.resolve("trial-" + number));
            trial(run, number, place);
            DurableFile.deleteTree(place);
            DurableFile.replace(folder.resolve(BEST), JSON.writeValueAsString(SettingsJson.of(trials.best())) + "\n");
        }
        return failures >= FAILURES;
    }

    private void trial(TrialRun run, int number, Path place) throws IOException {
        TunedModel model = plan.model(number);
        Settings settings = plan.settings(number);
        RunRecord.Plan planned = new RunRecord.Plan(
                "tune",
                new RunRecord.Part(plan.id(), number),
                plan.dataset(),
                parameters(model, settings),
                List.of(plan.seed()));
        RunRecord record = recorder.attempt(planned, () -> run.run(model, settings, place));
        trials.add(record);
        Optional<Double> value = trials.value(record);
        failures = value.isPresent() ? 0 : failures + 1;
        log.println(String.format(
                Locale.ROOT,
                "trial %d, %s: %s in %.0f s; %d trials in %.0f s",
                number,
                model.label(),
                value.map(of -> String.format(Locale.ROOT, "%s %.4f", model.metric(), of))
                        .orElse("failed: " + record.error()),
                record.seconds(),
                trials.size(),
                trials.seconds()));
        log.flush();
    }

    /** Those of one model. */
    private static ObjectNode parameters(TunedModel model, Settings settings) {
        ObjectNode all = SettingsJson.of(settings);
        all.retain(model.groups());
        return all;
    }
}
