package dev.marquee.training.lists;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Path;
import java.util.Locale;

/** How lists are written. */
public enum ListFormat {
    /** A line of JSON for each user. */
    NDJSON,
    /** A row for each place of each list. */
    PARQUET;

    /** As options, names of files and manifests say it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Puts lists into this format; the same lines make the same bytes.
     *
     * @param lines lists as lines of JSON
     * @return a file beside them, or the lines themselves
     */
    Path of(Path lines) {
        if (this == NDJSON) {
            return lines;
        }
        Path rows = lines.resolveSibling(lines.getFileName() + "." + label());
        try (DuckDb database = DuckDb.inMemory()) {
            database.execute("SET threads = 1");
            database.execute("""
                    COPY (
                        SELECT userId, CAST(place AS INTEGER) AS place, item.movieId AS movieId, item.score AS score,
                            item.predictedRating AS predictedRating, item.source AS source
                        FROM (SELECT userId, unnest(items) AS item, generate_subscripts(items, 1) AS place
                            FROM read_json(%s, format = 'newline_delimited', columns = {userId: 'VARCHAR',
                                items: 'STRUCT(movieId INTEGER, score DOUBLE, predictedRating DOUBLE, source VARCHAR)[]'})))
                    TO %s (FORMAT parquet, COMPRESSION zstd)
                    """.formatted(DuckDb.literal(lines), DuckDb.literal(rows)));
        }
        return rows;
    }
}
