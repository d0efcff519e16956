package dev.marquee.training.dataset;

import dev.marquee.training.store.Interactions;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is imported. For {@code @Mixin} fields. */
public final class SourceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Parameters(
            paramLabel = "FILE-OR-FOLDER",
            description = "A MovieLens archive (zip) or the folder with its files: ratings.csv and movies.csv, with"
                    + " links.csv and tags.csv if there; also ML-1M (ratings.dat) and ML-100K (u.data).")
    private Path source = Path.of("");

    @Option(names = "--links", paramLabel = "FILE", description = "A links.csv (movieId,imdbId,tmdbId) of your own.")
    private @Nullable Path links;

    @Option(
            names = "--tmdb",
            paramLabel = "FILE",
            description = "TMDB's movie details, one JSON object a line, plain or gzip; joined by the links.")
    private @Nullable Path tmdb;

    @Option(
            names = "--store",
            paramLabel = "FILE-OR-STORE",
            description =
                    "Adds what users of the running service rated, and the movies that were added, changed or deleted"
                            + " there: an export (./marquee export), the folder of an embedded store, or"
                            + " jdbc:postgresql://HOST:PORT/DATABASE. Of two ratings of a movie by one user id the newer"
                            + " counts; what the store says of a movie counts before what the archive says.")
    private @Nullable String store;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Refuse a file of which more rows are rejected (default: ${DEFAULT-VALUE}).")
    private double maxRejected = 1;

    /** The store that was named, or null. */
    public @Nullable String store() {
        return store;
    }

    /**
     * An import of this.
     *
     * @param store whose ratings are added, or null for none
     * @param home whose store knows who was erased
     */
    public ImportOptions options(@Nullable String store, Path home) {
        if (!(maxRejected >= 0 && maxRejected <= 100)) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "called through picocli").commandLine(),
                    "--max-rejected is a percentage from 0 to 100, not " + maxRejected);
        }
        String erasures = Interactions.storeOf(home, System.getenv()).orElse(null);
        return new ImportOptions(source, links, tmdb, store, erasures, maxRejected);
    }
}
