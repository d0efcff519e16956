package dev.marquee.training.experiment;

import dev.marquee.training.dataset.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code runs}. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists what train, evaluate and the trials of tune have left, newest first; shows one run; or compares two,"
                    + " what differs marked with *."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee runs --last 5",
            "  marquee runs 20261125-191528-042-1a2b",
            "  marquee runs 1a2b 9f8e          (an end or a beginning will do, if no other run has it)"
        })
public final class RunsCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Parameters(arity = "0..2", paramLabel = "ID", description = "One run to show, or two to compare.")
    private List<String> asked = new ArrayList<>();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "List so many, 1 to " + MOST + " (default: ${DEFAULT-VALUE}).")
    private int last = 20;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Reads and prints. */
    @Override
    public Integer call() throws IOException {
        if (last < 1 || last > MOST) {
            throw refusal("--last is %d; expected 1 to %,d".formatted(last, MOST));
        }
        RunsFolder runs = new RunsFolder(state.path().resolve("runs"));
        List<String> ids = runs.ids();
        switch (asked.size()) {
            case 0 -> list(runs, ids);
            case 1 -> {
                RunRecord record = runs.read(find(asked.getFirst(), ids, runs));
                print(json ? JsonMapper.shared().writeValueAsString(record) + "\n" : RunText.of(record));
            }
            default -> {
                RunComparison comparison = RunComparison.of(
                        runs.read(find(asked.getFirst(), ids, runs)), runs.read(find(asked.getLast(), ids, runs)));
                print(json ? JsonMapper.shared().writeValueAsString(comparison) + "\n" : comparison.text());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void list(RunsFolder runs, List<String> ids) throws IOException {
        List<RunRecord> records = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String id : ids.subList(0, Math.min(last, ids.size()))) {
            try {
                records.add(runs.read(id));
            } catch (ExperimentException e) {
                damaged.add(id);
                error().println("marquee: skipped: " + e.getMessage());
            }
        }
        if (json) {
            Listing listing = new Listing(records.stream().map(Listed::of).toList(), damaged, ids.size());
            print(JsonMapper.shared().writeValueAsString(listing) + "\n");
        } else if (ids.isEmpty()) {
            error().println("marquee: no run yet in " + runs.path() + "; train, evaluate and tune leave one each time");
        } else {
            print(RunText.table(records));
        }
    }

    /** The one id that this is, or that begins or ends so. */
    private String find(String given, List<String> ids, RunsFolder runs) {
        List<String> found = ids.stream()
                .filter(id -> id.startsWith(given) || id.endsWith(given))
                .toList();
        if (given.isEmpty() || found.isEmpty()) {
            throw refusal("no run \"%s\" in %s; ./marquee runs lists them".formatted(given, runs.path()));
        }
        if (found.size() > 1) {
            throw refusal("\"%s\" may be any of %d runs; give more of the id, such as %s"
                    .formatted(given, found.size(), found.getFirst()));
        }
        return found.getFirst();
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command(), message);
    }

    private void print(String text) {
        command().getOut().print(text);
        command().getOut().flush();
    }

    private PrintWriter error() {
        return command().getErr();
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "called through picocli").commandLine();
    }

    /** What {@code --json} prints: the newest runs, those that could not be read, and how many there are in all. */
    private record Listing(List<Listed> runs, List<String> damaged, int total) {}

    /** A run without its parameters, report and curves. */
    private record Listed(
            String id,
            String command,
            RunRecord.@Nullable Part part,
            String dataset,
            String commit,
            List<Long> seeds,
            double seconds,
            long peakMemoryMb,
            int exit,
            @Nullable String error,
            Map<String, Double> headline) {
        static Listed of(RunRecord run) {
            return new Listed(
                    run.id(),
                    run.command(),
                    run.part(),
                    run.dataset(),
                    run.commit(),
                    run.seeds(),
                    run.seconds(),
                    run.peakMemoryMb(),
                    run.exit(),
                    run.error(),
                    run.headline());
        }
    }
}
