package dev.marquee.training.harness;

import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.DatasetOption;
import dev.marquee.training.dataset.StateFolder;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.experiment.RunRecorder;
import dev.marquee.training.report.Examples;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.report.ReportTable;
import dev.marquee.training.train.ParametersFile;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
import tools.jackson.databind.node.ObjectNode;

/** The command {@code evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains what is served on a part of the ratings and measures it on the rest, beside the baselines. Publishes"
                    + " nothing and needs no bundle; models are kept in runs/evaluation for the next time. Leaves a record; see marquee runs.",
            "",
            "Protocols: A random fifths; B the end of each user's history (default); C the end of all ratings, for large"
                    + " sets; D users of whom nothing was learned, against A."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee evaluate",
            "  marquee evaluate --protocol A --json",
            "  marquee evaluate --report",
            "  marquee evaluate --rerank rerank.svg",
            "  marquee evaluate --protocol B --seeds 42 --models two-tower,ease,popularity",
            "  marquee evaluate --parameters runs/tune-1a2b3c4d/best.json",
            "  marquee evaluate --preset ml-100k-u1 --preset-files ml-100k",
            "  marquee evaluate --feedback"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--protocol",
            paramLabel = "A|B|C|D",
            defaultValue = "B",
            description = "What is held out (default: ${DEFAULT-VALUE}).")
    private Protocol protocol = Protocol.B;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Instead of a protocol, a split of ML-100K or ML-1M by which others have published figures:"
                    + " ml-100k-u1 to ml-100k-u5, ml-1m. Import that data set first.")
    private @Nullable String preset;

    @Option(
            names = "--preset-files",
            paramLabel = "FOLDER",
            defaultValue = "ml-100k",
            description = "The unpacked ML-100K with u1.base and u1.test (default: ${DEFAULT-VALUE}).")
    private Path presetFiles = Path.of("ml-100k");

    @Option(
            names = {"--seeds", "--seed"},
            paramLabel = "N",
            split = ",",
            description = "Of splits and training (default: 42,43,44 for the random fifth and B; 42 for the rest).")
    private @Nullable List<Long> seeds;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description = "Only these models (default: all that can be fitted).")
    private @Nullable Set<String> models;

    @Option(
            names = "--feedback",
            description =
                    "Measure instead what clicks, watches and \"not interested\" are worth: retrieval of protocol B with the"
                            + " newest known ratings of each user hidden behind signals.")
    private boolean feedback;

    @Mixin
    private ReportFile page = new ReportFile();

    @Mixin
    private RerankPart rerank = new RerankPart();

    @Mixin
    private ParametersFile parameters = new ParametersFile();

    @Option(names = "--json", description = "Print one JSON object with the metrics.")
    private boolean json;

    /** Evaluates and prints. */
    @Override
    public Integer call() throws IOException {
        CommandLine command =
                Objects.requireNonNull(spec, "called through picocli").commandLine();
        check(command);
        Dataset source = dataset.in(state.datasets());
        Settings settings = parameters.settings(Settings.DEFAULT_SEED);
        ObjectNode recorded = SettingsJson.of(settings);
        recorded.put("protocol", feedback ? "feedback" : preset == null ? protocol.name() : preset);
        if (rerank.wanted()) {
            recorded.put("measured", "re-ranking");
        }
        RunRecord.Plan plan = new RunRecord.Plan("evaluate", null, source.id(), recorded, seeds());
        RunRecorder.of(state.path(), command.getErr())
                .record(plan, () -> evaluate(TrainingSet.of(source), settings, command));
        return CommandLine.ExitCode.OK;
    }

    private List<Long> seeds() {
        if (preset == null) {
            return protocol.seeds(seeds);
        }
        return seeds == null ? List.of(Settings.DEFAULT_SEED) : seeds;
    }

    private RunRecord.Outcome evaluate(TrainingSet set, Settings settings, CommandLine command) throws IOException {
        FittedStages stages =
                new FittedStages(set, settings, state.path().resolve("runs").resolve("evaluation"));
        if (rerank.wanted()) {
            return rerank.measure(set, stages, plan(set), json, command);
        }
        if (feedback) {
            FeedbackReport report = new FeedbackEvaluation(set, stages).run(seeds());
            print(command, report, report.table());
            return new RunRecord.Outcome(report.headline(), report, Map.of());
        }
        Set<String> only = models;
        Harness harness = new Harness(set, stages, model -> only == null || only.contains(model));
        Plan asked = plan(set);
        ProtocolReport report = harness.run(asked);
        if (page.wanted()) {
            page.write(report, examples(set, stages, asked, report), state, command);
        }
        print(command, report, ReportTable.of(report));
        return ReportOutcome.of(report);
    }

    private void print(CommandLine command, Object report, String table) {
        command.getOut().print(json ? JsonMapper.shared().writeValueAsString(report) + System.lineSeparator() : table);
        command.getOut().flush();
    }

    /** The lists of the first model that was measured; none if no lists were. */
    private Examples examples(TrainingSet set, FittedStages stages, Plan asked, ProtocolReport report)
            throws IOException {
        if (report.endToEnd().isEmpty()) {
            return Examples.NONE;
        }
        Trial first = asked.trials().stream()
                .filter(trial -> !trial.reference())
                .filter(trial -> trial.asked().stream().anyMatch(of -> of.section() == Section.LIST))
                .findFirst()
                .orElseThrow();
        return new ExampleLists(set)
                .of(stages, first, report.endToEnd().keySet().iterator().next());
    }

    private Plan plan(TrainingSet set) {
        return preset == null ? protocol.plan(set.ratings(), seeds) : Preset.plan(preset, set, presetFiles, seeds());
    }

    private void check(CommandLine command) {
        page.check(command);
        rerank.check(command);
        if (rerank.wanted() && (page.wanted() || models != null)) {
            throw new ParameterException(command, "--rerank measures what is served; leave --models and --report out");
        }
        for (String other : List.of("--protocol", "--preset", "--models", "--report")) {
            if (feedback && command.getParseResult().hasMatchedOption(other)) {
                throw new ParameterException(command, "--feedback asks what it asks; leave %s out".formatted(other));
            }
        }
        if (preset != null && !Preset.NAMES.contains(preset)) {
            throw new ParameterException(
                    command, "--preset is %s; there are %s".formatted(preset, String.join(",", Preset.NAMES)));
        }
        if (preset != null && command.getParseResult().hasMatchedOption("--protocol")) {
            throw new ParameterException(command, "--preset holds out what was published; leave --protocol out");
        }
        Set<String> known = new TreeSet<>();
        for (Section section : Section.values()) {
            known.addAll(section.models());
        }
        if (models != null && !known.containsAll(models)) {
            throw new ParameterException(
                    command,
                    "--models is %s; there are %s".formatted(String.join(",", models), String.join(",", known)));
        }
        if (seeds != null && Set.copyOf(seeds).size() < seeds.size()) {
            throw new ParameterException(command, "--seeds is %s; expected different ones".formatted(seeds));
        }
    }
}
