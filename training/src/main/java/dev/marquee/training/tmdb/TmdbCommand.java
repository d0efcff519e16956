package dev.marquee.training.tmdb;

import dev.marquee.training.dataset.Links;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code tmdb}: the only one that talks to the internet. */
@Command(
        name = "tmdb",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fetches the details of your movies, with keywords and credits, from TMDB's API.",
            "",
            "The token is read from TMDB_TOKEN (the \"API Read Access Token\" of your TMDB account); TMDB's terms of use are"
                    + " yours to meet. Run it again to go on where it stopped: movies in FILE, and those that TMDB does not"
                    + " have (FILE.missing), are not asked for again. Of the credits it keeps the directors and the first"
                    + " ten of the cast."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  TMDB_TOKEN=… marquee tmdb --links links.csv --out details.ndjson",
            "  marquee tmdb --links ml-25m/links.csv --out details.ndjson --rate 10",
            "  marquee import ml-25m/ --tmdb details.ndjson"
        })
public final class TmdbCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final double MAX_RATE = 50;

    private final Supplier<@Nullable String> token;
    private final Duration backOff;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--links",
            required = true,
            paramLabel = "FILE",
            description = "A links.csv (movieId,imdbId,tmdbId).")
    private Path links = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write or go on with: one JSON object a line.")
    private Path out = Path.of("");

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Requests a second, at most 50 (default: ${DEFAULT-VALUE}).")
    private double rate = 20;

    @Option(names = "--base-url", hidden = true, defaultValue = "https://api.themoviedb.org")
    private URI baseUrl = URI.create("https://api.themoviedb.org");

    @Option(names = "--json", description = "Print one JSON object with the counts.")
    private boolean json;

    /** The command as people use it. */
    public TmdbCommand() {
        this(() -> System.getenv("TMDB_TOKEN"), BACK_OFF);
    }

    TmdbCommand(Supplier<@Nullable String> token, Duration backOff) {
        this.token = token;
        this.backOff = backOff;
    }

    /** Fetches and prints the counts. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw new CommandLine.ParameterException(
                    command(), "--rate is a number above 0 and up to 50 requests a second, not " + rate);
        }
        String given = token.get();
        if (given == null || given.isBlank()) {
            throw new TmdbException(
                    "TMDB_TOKEN is not set; set it to the \"API Read Access Token\" of your TMDB account"
                            + " (themoviedb.org, Settings, API)");
        }
        Links linked = Links.read(links);
        linked.rejected().forEach(cause -> command().getErr().println(links + ": left out: " + cause));
        try (var file = DetailsFile.open(out)) {
            List<Integer> wanted =
                    linked.tmdbIds().stream().filter(id -> !file.knows(id)).toList();
            var outcome = fetch(wanted, given.strip(), file);
            print(new Answer(
                    out.toString(),
                    outcome.fetched(),
                    outcome.missing(),
                    linked.tmdbIds().size() - wanted.size()));
        }
        return CommandLine.ExitCode.OK;
    }

    private DetailsFetch.Outcome fetch(List<Integer> wanted, String given, DetailsFile file)
            throws IOException, InterruptedException {
        var settings = new TmdbClient.Settings(baseUrl, given, TIMEOUT, backOff, LONGEST_PAUSE);
        try (var client = new TmdbClient(new RequestPace(rate), settings);
                ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName("TMDB")
                        .setInitialMax(wanted.size())
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build()) {
            return new DetailsFetch(client, file, bar::step).run(wanted);
        }
    }

    /**
     * What {@code --json} prints.
     *
     * @param before movies that earlier runs had settled
     */
    private record Answer(String file, int fetched, int missing, int before) {}

    private void print(Answer answer) {
        PrintWriter stdout = command().getOut();
        if (json) {
            stdout.println(new JsonMapper().writeValueAsString(answer));
        } else {
            stdout.println("%,d movies fetched, %,d not at TMDB, %,d settled before; now: marquee import … --tmdb %s"
                    .formatted(answer.fetched(), answer.missing(), answer.before(), answer.file()));
        }
    }

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("not called through picocli");
        }
        return spec.commandLine();
    }
}
