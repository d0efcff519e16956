package dev.marquee.training.tune;

import dev.marquee.core.file.WorkFolder;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.DatasetOption;
import dev.marquee.training.dataset.StateFolder;
import dev.marquee.training.experiment.RunRecorder;
import dev.marquee.training.experiment.RunsFolder;
import dev.marquee.training.harness.CodeDigest;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Searches at random for parameters of both models, and for the ratings that they learn from, within a time."
                    + " Each trial is compared on the validation part of protocol B; the test part is never read.",
            "",
            "The same command goes on where it was stopped; a trial that was running is made again. The best so far is in"
                    + " runs/ID/best.json, for train --parameters and evaluate --parameters."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee tune --budget 20m",
            "  marquee tune --budget 2h --models dcn --space my-space.json",
            "  marquee tune --resume tune-1a2b3c4d --budget 40m",
            "  marquee tune --show-space > my-space.json"
        })
public final class TuneCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "20m",
            description = "For all trials of the search, such as 90s, 20m or 1h30m (default: ${DEFAULT-VALUE}).")
    private String budget = "20m";

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "10000",
            description = "At most so many trials (default: ${DEFAULT-VALUE}).")
    private int most = 10_000;

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description = "two-tower, dcn or both, whose trials then take turns (default: both).")
    private @Nullable List<String> models;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description = "What to draw from, JSON (default: a built-in space).")
    private @Nullable Path space;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of what is drawn, and of training (default: " + Settings.DEFAULT_SEED + ").")
    private @Nullable Long seed;

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "Go on with this search, whatever it was started with.")
    private @Nullable String resume;

    @Option(names = "--show-space", description = "Print the space instead, to start a file from.")
    private boolean showSpace;

    @Option(names = "--json", description = "Print one JSON object with all trials and the best parameters.")
    private boolean json;

    /** Searches and prints. */
    @Override
    public Integer call() throws IOException {
        Duration time = time();
        if (showSpace) {
            print(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(space().tree())
                    + "\n");
            return CommandLine.ExitCode.OK;
        }
        TunePlan plan = plan();
        Path folder = runs().resolve(plan.id());
        try (WorkFolder work = WorkFolder.in(folder, ".work-")
                .orElseThrow(
                        () -> new DatasetException("search %s is running already; wait for it".formatted(plan.id())))) {
            plan.write(runs());
            command().getErr().printf("search %s, recorded in %s%n", plan.id(), runs());
            Trials trials = Trials.recorded(plan, new RunsFolder(runs()));
            boolean failed = tuning(plan, trials).run(trialRun(plan), time, most, work.path());
            TuneReport report = TuneReport.of(plan, trials);
            print(json ? JsonMapper.shared().writeValueAsString(report) + "\n" : report.text());
            return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    private Tuning tuning(TunePlan plan, Trials trials) {
        RunRecorder recorder = RunRecorder.of(state.path(), command().getErr());
        return new Tuning(
                plan, runs().resolve(plan.id()), trials, recorder, command().getErr());
    }

    private TrialRun trialRun(TunePlan plan) {
        TrainingSet set = TrainingSet.of(state.datasets().resolve(plan.dataset()));
        Split split = TimeSplit.of(set.ratings());
        if (split.validation().isEmpty()) {
            throw new DatasetException("data set %s has no user with 5 ratings or more; there is nothing to validate on"
                    .formatted(set.id()));
        }
        return new TrialRun(set, split);
    }

    private TunePlan plan() throws IOException {
        String code = CodeDigest.current();
        if (resume == null) {
            Dataset source = dataset.in(state.datasets());
            return new TunePlan(source.id(), code, seed == null ? Settings.DEFAULT_SEED : seed, models(), space());
        }
        if (dataset.isGiven() || models != null || space != null || seed != null) {
            throw refusal(
                    "--resume goes on as the search was started; leave out --dataset, --models, --space and --seed");
        }
        try {
            return TunePlan.read(runs(), resume, code);
        } catch (IllegalArgumentException e) {
            throw refusal("--resume is %s: %s".formatted(resume, e.getMessage()));
        }
    }

    private SearchSpace space() throws IOException {
        if (space == null) {
            return SearchSpace.builtIn();
        }
        try {
            return SearchSpace.read(space);
        } catch (IllegalArgumentException e) {
            throw refusal("--space " + e.getMessage());
        }
    }

    private List<TunedModel> models() throws IOException {
        SearchSpace drawn = space();
        List<TunedModel> chosen = models == null
                ? List.of(TunedModel.values())
                : models.stream().distinct().map(this::model).toList();
        List<TunedModel> varied = chosen.stream().filter(drawn::varies).toList();
        if (varied.isEmpty()) {
            throw refusal("the space has no parameter of %s".formatted(models == null ? "any model" : models));
        }
        return varied;
    }

    private TunedModel model(String label) {
        return TunedModel.named(label)
                .orElseThrow(() -> refusal("--models is %s; there are %s".formatted(label, TunedModel.labels())));
    }

    private Duration time() {
        try {
            Duration time = Duration.parse("PT" + budget.toUpperCase(Locale.ROOT));
            if (time.isPositive() && most >= 1) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw refusal("--budget is \"%s\" and --trials %d; expected a time such as 20m and at least 1"
                .formatted(budget, most));
    }

    private Path runs() {
        return state.path().resolve("runs");
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command(), message);
    }

    private void print(String text) {
        command().getOut().print(text);
        command().getOut().flush();
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "called through picocli").commandLine();
    }
}
