package dev.marquee.training.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an import is asked to do.
 *
 * @param source a MovieLens archive (zip) or folder
 * @param links a {@code links.csv} in place of the source's own
 * @param tmdb TMDB's movie details, one JSON object a line, plain or gzip
 * @param store what users of the running service rated: an export, a store's folder or a database's address
 * @param erasures the address of a store that knows who was erased, besides the one that the ratings come from
 * @param maxRejectedPercent share of a file's rows that may be rejected, 0–100
 */
public record ImportOptions(
        Path source,
        @Nullable Path links,
        @Nullable Path tmdb,
        @Nullable String store,
        @Nullable String erasures,
        double maxRejectedPercent) {

    /** The options that shape a data set, as part of its identity. */
    String fingerprint() {
        return "max-rejected=" + maxRejectedPercent;
    }
}
