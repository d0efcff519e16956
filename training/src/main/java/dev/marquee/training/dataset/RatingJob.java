package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The tasks that ratings are divided into, each with a database of its own, and the files that they share: Parquet in the
 * folder of the import. What tasks write is written beside, forced to disk and renamed, so that a file that is there is
 * whole; a task that runs twice leaves the same rows twice at the same place. Travels to other processes; immutable.
 *
 * @param folder of the import, at the same path for all processes
 * @param lines that are checked
 */
public record RatingJob(String folder, RatingLines lines) implements Serializable {
    private static final String PART_FOLDER = "part=";

    /**
     * Checks the rows of a piece; the valid ones and their users become files.
     *
     * @throws IOException if a file cannot be read or written
     */
    public CheckedRows check(Piece piece) throws IOException {
        try (TaskDatabase task = TaskDatabase.in(path())) {
            DuckDb database = task.database();
            Path file = task.file("lines");
            piece.copyTo(file);
            SourceTable.prepare(database);
            SourceTable.declareLines(database, piece.role(), file);
            declareMovies(database);
            CheckedRows checked = lines.check(database, piece.role());
            String valid = "FROM %s WHERE cause IS NULL".formatted(RatingLines.table(piece.role()));
            task.write("SELECT line, userId, movieId, rating, timestamp " + valid, rows(piece));
            task.write("SELECT userId, count(*) AS rows " + valid + " GROUP BY userId", users(piece));
            return checked;
        }
    }

    /**
     * Splits the valid rows of a checked piece by parts.
     *
     * @throws IOException if a file cannot be read or written
     */
    public List<Block> split(Piece piece) throws IOException {
        try (TaskDatabase task = TaskDatabase.in(path())) {
            Path split = task.file("split");
            task.database().execute("""
                    COPY (SELECT r.*, u.part FROM read_parquet(%s) r JOIN read_parquet(%s) u USING (userId))
                    TO %s (FORMAT parquet, PARTITION_BY (part))
                    """.formatted(
                            DuckDb.literal(rows(piece)), DuckDb.literal(places()), DuckDb.literal(split)));
            return blocks(piece.role(), split);
        }
    }

    private static List<Block> blocks(Role role, Path split) throws IOException {
        List<Block> blocks = new ArrayList<>();
        if (!Files.exists(split)) {
            return blocks; // of no row
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(split, PART_FOLDER + "*")) {
            for (Path folder : folders) {
                int part = Integer.parseInt(folder.getFileName().toString().substring(PART_FOLDER.length()));
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        blocks.add(new Block(part, role, Files.readAllBytes(file)));
                    }
                }
            }
        }
        return blocks;
    }

    /**
     * Keeps the last ratings of the users of a part, which become a file.
     *
     * @param blocks all of that part, in any order
     * @throws IOException if a file cannot be read or written
     */
    public RatingCounts keepLast(int part, Iterator<Block> blocks) throws IOException {
        try (TaskDatabase task = TaskDatabase.in(path())) {
            DuckDb database = task.database();
            for (String table : lines.tables()) {
                RatingTable.declareRows(database, table);
            }
            while (blocks.hasNext()) {
                add(task, blocks.next());
            }
            declareMovies(database);
            database.execute("CREATE VIEW erased AS FROM read_parquet(%s)".formatted(DuckDb.literal(erased())));
            database.execute("CREATE TABLE user_place AS SELECT userId, user FROM read_parquet(%s) WHERE part = %d"
                    .formatted(DuckDb.literal(places()), part));
            RatingTable.declareGiven(database, lines.store() != null);
            RatingCounts counts = RatingTable.keepLast(database, lines.tables());
            task.write("FROM rating ORDER BY user, timestamp, movieId", part(part));
            return counts;
        }
    }

    private static void add(TaskDatabase task, Block block) throws IOException {
        Path file = task.file("block");
        Files.write(file, block.parquet());
        task.database()
                .execute("INSERT INTO %s SELECT line, userId, movieId, rating, timestamp, NULL FROM read_parquet(%s)"
                        .formatted(RatingLines.table(block.role()), DuckDb.literal(file)));
        Files.delete(file);
    }

    private void declareMovies(DuckDb database) {
        database.execute("CREATE TABLE known AS FROM read_parquet(%s)".formatted(DuckDb.literal(movies())));
        database.execute("CREATE VIEW known_movie AS SELECT movieId FROM known");
        database.execute("CREATE VIEW deleted_movie AS SELECT movieId FROM known WHERE deleted");
    }

    private Path path() {
        return Path.of(folder);
    }

    /** {@code (movieId, deleted)}: all movies that ratings may name. */
    Path movies() {
        return path().resolve("known-movies.parquet");
    }

    /** {@code (userId, user, part)} by {@code user}: all that have a valid row. */
    Path places() {
        return path().resolve("places.parquet");
    }

    /** {@code (userId, millis)}: who of them was erased. */
    Path erased() {
        return path().resolve("erased.parquet");
    }

    /** {@code (userId, rows)}: who has valid rows in a piece, and how many. */
    Path users(Piece piece) {
        return path().resolve("users-%06d.parquet".formatted(piece.number()));
    }

    private Path rows(Piece piece) {
        return path().resolve("rows-%06d.parquet".formatted(piece.number()));
    }

    /** The rows of {@code rating} that are of a part, in their order. */
    Path part(int part) {
        return path().resolve("rating-%06d.parquet".formatted(part));
    }
}
