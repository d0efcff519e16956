package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@code links.csv} says of TMDB.
 *
 * @param tmdbIds ascending, each once
 * @param rejected the rows that are of no use, by cause, in words
 */
public record Links(List<Integer> tmdbIds, List<String> rejected) {

    /** Copies both lists. */
    public Links {
        tmdbIds = List.copyOf(tmdbIds);
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads a file, by the rules of the import.
     *
     * @throws DatasetException if there is no such file, a column is missing or it holds no id of TMDB
     */
    public static Links read(Path file) throws IOException {
        Path work = Files.createTempDirectory("marquee-links-");
        Path lines = work.resolve("links.lines");
        try (DuckDb database = DuckDb.inMemory()) {
            StagedFile staged = LineStager.stage(SourceFile.onDisk(file), null, lines);
            SourceTable.prepare(database);
            MetadataTables.links(database, SourceTable.open(database, staged, Layout.CSV, Role.LINKS));
            List<Integer> ids = database.query(
                    "SELECT DISTINCT tmdbId FROM links_row WHERE cause IS NULL AND tmdbId IS NOT NULL ORDER BY tmdbId",
                    row -> row.getInt(1));
            if (ids.isEmpty()) {
                throw new DatasetException(file + " holds no tmdbId");
            }
            var rejected = Rejection.of(database, staged.name(), "links_row");
            return new Links(ids, rejected.stream().map(Rejection::inWords).toList());
        } finally {
            Files.deleteIfExists(lines);
            Files.deleteIfExists(work);
        }
    }
}
