package dev.marquee.training.key;

import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.KeysException;
import dev.marquee.core.key.KeysFile;
import dev.marquee.core.key.RateLimit;
import dev.marquee.core.key.Scope;
import dev.marquee.training.dataset.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code key}. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a key for a caller of the API, prints it, and adds a line to the file of keys.",
            "",
            "The file has the key's SHA-256 only: what is printed is printed once. A gateway that was started with"
                    + " MARQUEE_KEYS_FILE takes the key within a second. To withdraw a key, delete its line."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee key --name web --scopes read,feedback",
            "  marquee key --name web --scopes read,feedback --rate 200 --burst 400 --json",
            "  marquee key --name ops --scopes read,feedback,admin --file /etc/marquee/keys.ndjson"
        })
public final class KeyCommand implements Callable<Integer> {
    private static final String FILE = "MARQUEE_KEYS_FILE";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder home = new StateFolder();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "Whose key it is, for metrics and messages: 1 to 64 of [A-Za-z0-9._-].")
    private String name = "";

    @Option(
            names = "--scopes",
            paramLabel = "SCOPE",
            required = true,
            split = ",",
            description =
                    "What it allows: read (lists, catalogue, what users have said), feedback (ratings, events), admin (rules,"
                            + " availability, deleting users, status). None holds another one.")
    private List<String> scopes = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second in the long run, at each gateway (default: no limit).")
    private @Nullable Double rate;

    @Option(
            names = "--burst",
            paramLabel = "N",
            description = "Requests at once after a pause (default: those of one second).")
    private @Nullable Integer burst;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file of keys, made if it is not there (default: " + FILE
                    + ", else keys.ndjson in the folder of the state).")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print one JSON object with the key, its name and the file.")
    private boolean json;

    /** Makes the key and prints it. */
    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec, "called through picocli").commandLine();
        String key = ApiKey.random();
        ApiKey entry = new ApiKey(name, ApiKey.digest(key), scopes(), limit());
        Path added = file();
        KeysFile.add(added, entry);
        command.getOut()
                .println(json ? JsonMapper.shared().writeValueAsString(new Answer(name, key, added.toString())) : key);
        command.getErr()
                .println(
                        "%s may come in with it (Authorization: Bearer KEY); it is kept nowhere, and its SHA-256 is in %s"
                                .formatted(name, added));
        return CommandLine.ExitCode.OK;
    }

    private Path file() throws IOException {
        String named = System.getenv().getOrDefault(FILE, "");
        Path given = file != null ? file : named.isBlank() ? home.path().resolve("keys.ndjson") : Path.of(named);
        Path absolute = given.toAbsolutePath().normalize();
        Files.createDirectories(Objects.requireNonNull(absolute.getParent(), "a file has a folder"));
        return absolute;
    }

    private Set<Scope> scopes() {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        for (String word : scopes) {
            all.add(Scope.of(word)
                    .orElseThrow(() -> new KeysException(
                            "--scopes has \"%s\"; expected read, feedback or admin".formatted(word))));
        }
        return all;
    }

    private @Nullable RateLimit limit() {
        if (rate == null) {
            if (burst != null) {
                throw new KeysException("--burst without --rate; expected both, or none");
            }
            return null;
        }
        return burst == null ? RateLimit.perSecond(rate) : new RateLimit(rate, burst);
    }

    /** What {@code --json} prints. */
    private record Answer(String name, String key, String file) {}
}
