package dev.marquee.bench;

import dev.marquee.bench.load.People;
import dev.marquee.bench.service.Installation;
import dev.marquee.bench.service.Services;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.dataset.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench}. Exit codes: 0 measured, 1 something failed, 2 wrong use or nothing to serve. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what is served: one request in one process beside the reference network, the three services under"
                    + " rising load until they bear no more, and far beyond that, their start and memory, and the vector indexes."
                    + " Prints the sections of docs/benchmarks.md.",
            "Takes up to 25 minutes; close other programs. Services run on models/current, with a store of their own in a"
                    + " scratch folder: no rating of yours changes, unless --running."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee bench",
            "  marquee bench --only load --plot load.svg",
            "  marquee bench --only load --rate 20 --seconds 5 --json",
            "  marquee bench --only load --running --rate 20 --seconds 30",
            "  marquee bench --full --json"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final Set<Set<Part>> ONE_RATE = Set.of(EnumSet.of(Part.LOAD), EnumSet.of(Part.SWAP));

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Some of ${COMPLETION-CANDIDATES} (default: load, overload, services, index and growth).")
    private @Nullable Set<Part> only;

    @Option(names = "--full", description = "Everything, with 500,000 movies too; takes hours.")
    private boolean full;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            paramLabel = "N",
            description = "Seconds for a rate (default: 60).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "With --only load: measure this rate alone, in requests a second, after half as long a warm-up; fails"
                            + " if a request does. With --only swap: exchange bundles at this rate.")
    private @Nullable Double rate;

    @Option(
            names = "--swaps",
            defaultValue = "200",
            paramLabel = "N",
            description = "How often bundles are exchanged (default: 200).")
    private int swaps;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Where latency against rate is drawn, as SVG (default: runs/reports/load.svg).")
    private @Nullable Path plot;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "An empty PostgreSQL database for the ratings that the load writes, jdbc:postgresql://…, with"
                    + " MARQUEE_DATABASE_USER and _PASSWORD (default: an embedded store in a scratch folder).")
    private @Nullable String database;

    @Option(
            names = "--index",
            defaultValue = "auto",
            paramLabel = "NAME",
            description = "How candidates are searched: auto, hnsw, exact or int8 (default: auto).")
    private String index = "auto";

    @Option(
            names = "--running",
            description =
                    "With --only load: ask what answers at --port already, such as ./marquee up --replicas, and start"
                            + " nothing; without --rate, find the rate that is borne. Ratings go to its store.")
    private boolean running;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "N", description = "The public API (default: 8080).")
    private int port;

    @Option(
            names = "--retrieval-port",
            defaultValue = "8081",
            paramLabel = "N",
            description = "retrieval-service (default: 8081).")
    private int retrievalPort;

    @Option(
            names = "--ranking-port",
            defaultValue = "8082",
            paramLabel = "N",
            description = "ranking-service (default: 8082).")
    private int rankingPort;

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Mixin
    private StateFolder state = new StateFolder();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // figures are written alike everywhere
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(BenchCommand::report)
                .execute(arguments));
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr()
                .println("bench: "
                        + (failure instanceof IOException || failure instanceof BundleException
                                ? failure.getMessage()
                                : failure.toString()));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Measures and prints. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        var report = new Report();
        report.figure("machine", Machine.text());
        report.section(Machine.text());
        Path scratch = Files.createTempDirectory("marquee-bench");
        try {
            var run = new Run(circumstances(scratch), report);
            if (rate != null && parts().contains(Part.SWAP)) {
                run.swaps(rate, swaps);
            } else if (rate != null) {
                run.single(rate);
            } else if (running) {
                run.saturation();
            } else {
                run.measure(parts(), only != null, plot(), swaps);
            }
            return CommandLine.ExitCode.OK;
        } finally {
            // What was found before a failure took minutes.
            command().getOut().println(json ? report.json() : report.markdown());
            DurableFile.deleteTree(scratch);
        }
    }

    private void check() {
        if (seconds < 1 || seconds > 3_600) {
            throw wrong("--seconds is %d; expected 1 to 3600".formatted(seconds));
        }
        if (swaps < 1 || swaps > 10_000) {
            throw wrong("--swaps is %d; expected 1 to 10000".formatted(swaps));
        }
        if (!Set.of("auto", "hnsw", "exact", "int8").contains(index)) {
            throw wrong("--index is \"%s\"; expected auto, hnsw, exact or int8".formatted(index));
        }
        if (rate != null && (!(rate > 0 && rate <= 100_000) || !ONE_RATE.contains(parts()))) {
            throw wrong("--rate is %s; expected more than 0, at most 100000, and --only load or --only swap"
                    .formatted(rate));
        }
        if (running && !parts().equals(EnumSet.of(Part.LOAD))) {
            throw wrong("--running measures load and nothing else; add --only load");
        }
        for (int one : new int[] {port, retrievalPort, rankingPort}) {
            if (one < 1 || one > 65_535) {
                throw wrong("a port is %d; expected 1 to 65535".formatted(one));
            }
        }
    }

    private Set<Part> parts() {
        if (only != null) {
            return only;
        }
        return full
                ? EnumSet.allOf(Part.class)
                : EnumSet.complementOf(EnumSet.of(Part.SWAP, Part.FEED, Part.ANSWERS, Part.CAPACITY));
    }

    private Path plot() {
        return plot == null ? state.path().resolve("runs/reports/load.svg") : plot;
    }

    private Circumstances circumstances(Path scratch) throws IOException {
        var models = new ModelsFolder(state.path().resolve("models"));
        Bundle bundle = models.open(models.current()
                .orElseThrow(() -> wrong("nothing is published in %s; run ./marquee train --publish, or ./marquee demo"
                        .formatted(models.path()))));
        Path dataset =
                state.path().resolve("datasets").resolve(bundle.manifest().dataset());
        return new Circumstances(
                new Installation(root.toAbsolutePath().normalize(), state.path(), scratch, database),
                new Services.Ports(port, retrievalPort, rankingPort),
                running,
                index,
                bundle,
                People.of(dataset),
                Duration.ofSeconds(seconds),
                full,
                json,
                line -> command().getErr().println("bench: " + line));
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "called through picocli").commandLine();
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(command(), message);
    }
}
