package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a file depend on its rows, not on how they came together. */
class DatasetFilesIT {
    private static final int RATINGS = 500_000;
    private static final int GROUP = 122_880;
    private static final String ROWS = """
            SELECT CAST(i // 100 AS INTEGER) AS user, 'u' || i // 100 AS userId, CAST(i %% 100 AS INTEGER) AS movieId,
                CAST(1 + hash(i) %% 4 AS FLOAT) AS rating, CAST(1000 + i %% 7 AS BIGINT) AS timestamp
            FROM range(%d, %d) AS r(i)
            """;

    @TempDir
    Path folder;

    @Test
    void rowsOfOddPartsMakeTheFilesOfOneSort() throws IOException {
        Path sorted = write("sorted", ROWS.formatted(0, RATINGS) + " ORDER BY user, timestamp, movieId");

        Path parts = write("parts", oddParts());

        for (String name : List.of(Dataset.RATINGS, Dataset.MOVIES, Dataset.HISTORIES)) {
            assertThat(parts.resolve(name)).as(name).hasSameBinaryContentAs(sorted.resolve(name));
        }
    }

    @Test
    void groupsAreFull() throws IOException {
        Path parts = write("parts", oddParts());

        try (DuckDb database = DuckDb.inMemory()) {
            assertThat(database.query(
                            "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(%s) ORDER BY 1"
                                    .formatted(DuckDb.literal(parts.resolve(Dataset.RATINGS))),
                            row -> row.getInt(2)))
                    .containsExactly(GROUP, GROUP, GROUP, GROUP, RATINGS - 4 * GROUP);
        }
    }

    /** A query for the same rows in the same order, from files of sizes that fit nothing. */
    private String oddParts() throws IOException {
        StringBuilder files = new StringBuilder();
        try (DuckDb database = DuckDb.inMemory()) {
            int from = 0;
            for (int part = 0; from < RATINGS; part++) {
                int to = Math.min(RATINGS, from + 100 * (1 + 331 * part));
                Path file = folder.resolve("part-" + part + ".parquet");
                database.execute("COPY (%s ORDER BY user, timestamp, movieId) TO %s (FORMAT parquet)"
                        .formatted(ROWS.formatted(from, to), DuckDb.literal(file)));
                files.append(files.isEmpty() ? "" : ", ").append(DuckDb.literal(file));
                from = to;
            }
        }
        return "FROM read_parquet([%s])".formatted(files);
    }

    private Path write(String name, String ratings) throws IOException {
        Path work = Files.createDirectory(folder.resolve(name));
        Path files = Files.createDirectory(work.resolve("files"));
        try (DuckDb database = DuckDb.in(work)) {
            database.execute("CREATE TABLE rating AS " + ratings);
            database.execute("CREATE TABLE movie AS SELECT DISTINCT movieId FROM rating");
            DatasetFiles.write(database, work, files, false);
        }
        return files;
    }
}
