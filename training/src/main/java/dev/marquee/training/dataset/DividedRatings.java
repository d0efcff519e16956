package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.Erasures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Processes share the work: each checks pieces of the lines, then each keeps the last ratings of parts of the users. The
 * database of the import says who is in which part, and takes the parts in as {@code rating}: a table, since DuckDB writes
 * other Parquet of what it reads from files, of which it does not know that nothing is null.
 */
final class DividedRatings implements RatingSteps {
    private final DuckDb database;
    private final Erasures erasures;
    private final Division division;
    private final RatingJob job;
    private final List<Piece> pieces;
    private final RatingWorkers workers;

    /**
     * Starts the processes.
     *
     * @param files of the source, by role
     * @param work folder of the import
     */
    DividedRatings(
            DuckDb database,
            RatingLines lines,
            Erasures erasures,
            Map<Role, StagedFile> files,
            Path work,
            Division division) {
        this.database = database;
        this.erasures = erasures;
        this.division = division;
        this.job = new RatingJob(work.toAbsolutePath().toString(), lines);
        this.pieces = pieces(lines, files, division.pieceBytes());
        this.workers = division.engine().start(division.master());
    }

    private static List<Piece> pieces(RatingLines lines, Map<Role, StagedFile> files, long bytes) {
        List<Piece> pieces = new ArrayList<>();
        try {
            for (Role role : lines.roles()) {
                Path file = Objects.requireNonNull(files.get(role)).path();
                pieces.addAll(Piece.cut(pieces.size(), role, file.toAbsolutePath(), bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pieces;
    }

    @Override
    public Map<Role, CheckedRows> check() {
        write("SELECT movieId, movieId IN (FROM deleted_movie) AS deleted FROM known_movie", job.movies());
        List<CheckedRows> checked = pieces.isEmpty() ? List.of() : workers.check(job, pieces);
        Map<Role, CheckedRows> byRole = new EnumMap<>(Role.class);
        for (Role role : job.lines().roles()) {
            byRole.put(
                    role,
                    CheckedRows.sum(pieces.stream()
                            .filter(piece -> piece.role() == role)
                            .map(piece -> checked.get(piece.number()))
                            .toList()));
        }
        return byRole;
    }

    @Override
    public RatingCounts keepLast() {
        database.execute(
                "CREATE TABLE user_rows AS SELECT userId, CAST(sum(rows) AS BIGINT) AS rows FROM %s GROUP BY userId"
                        .formatted(parquet(pieces.stream().map(job::users))));
        RatingTable.placeUsers(database, "SELECT userId FROM user_rows");
        ErasedRows.find(database, erasures, "SELECT userId FROM user_place");
        write("FROM erased", job.erased());
        write("""
                SELECT userId, user, CAST(dense_rank() OVER (ORDER BY before // %d) - 1 AS INTEGER) AS part
                FROM (
                    SELECT userId, user, sum(rows) OVER (ORDER BY user) - rows AS before
                    FROM user_place JOIN user_rows USING (userId))
                ORDER BY user
                """.formatted(division.partRows()), job.places());
        int parts = Math.toIntExact(database.count("SELECT max(part) + 1 FROM " + parquet(Stream.of(job.places()))));
        List<RatingCounts> counts = workers.keepLast(job, pieces, parts);
        database.execute("CREATE TABLE rating AS FROM "
                + parquet(IntStream.range(0, parts).mapToObj(job::part)));
        return RatingCounts.sum(counts);
    }

    private void write(String query, Path file) {
        database.execute("COPY (%s) TO %s (FORMAT parquet)".formatted(query, DuckDb.literal(file)));
    }

    private static String parquet(Stream<Path> files) {
        return files.map(DuckDb::literal).collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    @Override
    public void close() {
        workers.close();
    }
}
