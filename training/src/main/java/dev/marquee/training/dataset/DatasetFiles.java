package dev.marquee.training.dataset;

import dev.marquee.core.file.Digest;
import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes the prepared tables as the files of a data set. */
final class DatasetFiles {
    private static final String PARQUET = "(FORMAT parquet, COMPRESSION zstd)";
    private static final int USERS_AT_A_TIME = 20_000;

    private DatasetFiles() {}

    /**
     * Writes all tables; {@code rating} is in its order.
     *
     * @param work a folder for what is only needed on the way
     */
    static void write(DuckDb database, Path work, Path folder, boolean tags) throws IOException {
        copyInOrder(database, "SELECT userId, movieId, rating, timestamp FROM rating", folder.resolve(Dataset.RATINGS));
        copyInOrder(database, "FROM movie ORDER BY movieId", folder.resolve(Dataset.MOVIES));
        if (tags) {
            copyInOrder(
                    database,
                    "SELECT userId, movieId, tag, timestamp FROM tags_row WHERE cause IS NULL ORDER BY line",
                    folder.resolve(Dataset.TAGS));
        }
        writeHistories(database, work.resolve("histories.ndjson"), folder.resolve(Dataset.HISTORIES));
    }

    /**
     * Writes the rows of a query in its order, in groups of 122,880. What several threads have sorted comes in chunks of any
     * size, and whole chunks make a group; a table that one thread has filled has full ones. So the bytes depend on the rows
     * alone.
     */
    private static void copyInOrder(DuckDb database, String query, Path file) {
        database.execute("SET threads = 1");
        database.execute("CREATE TABLE in_order AS " + query);
        database.execute("RESET threads");
        copy(database, "FROM in_order", file, PARQUET);
        database.execute("DROP TABLE in_order");
    }

    /**
     * DuckDB could pack the histories itself, at a tenth of the JDK's speed; and it holds all lists that it makes at a time
     * in memory, so that they are made for some users after others.
     */
    private static void writeHistories(DuckDb database, Path plain, Path packed) throws IOException {
        long users = database.count("SELECT max(user) + 1 FROM rating");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16)) {
            for (long from = 0; from < users; from += USERS_AT_A_TIME) {
                copy(database, """
                        SELECT any_value(userId) AS userId, list({'movieId': movieId, 'rating': rating, 'ratedAt': timestamp}
                            ORDER BY timestamp, movieId) AS ratings
                        FROM rating WHERE user BETWEEN %d AND %d GROUP BY user ORDER BY user
                        """.formatted(from, from + USERS_AT_A_TIME - 1), plain, "(FORMAT json)");
                Files.copy(plain, out);
            }
        }
    }

    /** Writes a record as JSON. */
    static void write(Path file, Record content) throws IOException {
        Files.writeString(file, Json.MAPPER.writeValueAsString(content) + "\n");
    }

    private static void copy(DuckDb database, String query, Path file, String format) {
        database.execute("COPY (%s) TO %s %s".formatted(query, DuckDb.literal(file), format));
    }

    /** What is in the folder, with hashes. */
    static List<Manifest.FileEntry> entries(Path folder) throws IOException {
        var entries = new ArrayList<Manifest.FileEntry>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                entries.add(new Manifest.FileEntry(file.getFileName().toString(), Files.size(file), Digest.of(file)));
            }
        }
        return entries;
    }
}
