package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A part of ML-100K's ratings as its authors have divided them: a file such as {@code u1.test}, in the layout of
 * {@code u.data}. Immutable and thread-safe.
 */
public final class PublishedPart {
    private final Set<String> pairs;

    private PublishedPart(Set<String> pairs) {
        this.pairs = pairs;
    }

    /** Reads the file. */
    public static PublishedPart read(Path file) {
        try (DuckDb database = DuckDb.inMemory()) {
            return new PublishedPart(new HashSet<>(database.query(
                    "SELECT column0, column1 FROM read_csv(%s, delim = '\t', header = false, all_varchar = true)"
                            .formatted(DuckDb.literal(file)),
                    row -> pair(row.getString(1), row.getString(2)))));
        }
    }

    private static String pair(String userId, Object movieId) {
        return userId + " " + movieId;
    }

    /** Number of ratings. */
    public int size() {
        return pairs.size();
    }

    /** Whether this user's rating of this movie is in it. */
    public boolean holds(String userId, int movieId) {
        return pairs.contains(pair(userId, movieId));
    }
}
