package dev.marquee.training.dataset;

import dev.marquee.training.dataset.DataReport.Coverage;
import dev.marquee.training.duckdb.DuckDb;
import java.util.ArrayList;
import java.util.List;

/** Measures on {@code movie} how much of the metadata is known. */
final class MetadataCoverage {
    private MetadataCoverage() {}

    /** Our own fields first, then whatever fields TMDB's details have, the most frequent first. */
    static List<Coverage> of(DuckDb database) {
        var coverage = new ArrayList<Coverage>();
        coverage.add(where(database, "year", "year IS NOT NULL"));
        coverage.add(where(database, "genres", "len(genres) > 0"));
        coverage.add(where(database, "imdbId", "imdbId IS NOT NULL"));
        coverage.add(where(database, "tmdbId", "tmdbId IS NOT NULL"));
        coverage.add(where(database, "tmdb", "tmdb IS NOT NULL"));
        coverage.addAll(fieldsOfTmdb(database));
        return coverage;
    }

    private static Coverage where(DuckDb database, String field, String condition) {
        return database.query(
                        "SELECT count(*) FILTER (%1$s) / count(*), coalesce(sum(ratings) FILTER (%1$s), 0) / sum(ratings) FROM movie"
                                .formatted(condition),
                        row -> new Coverage(field, row.getDouble(1), row.getDouble(2)))
                .getFirst();
    }

    private static List<Coverage> fieldsOfTmdb(DuckDb database) {
        return database.query("""
                WITH field AS (
                    SELECT ratings, entry.key AS name, entry.value AS value
                    FROM movie, json_each(CASE WHEN tmdb IS NOT NULL THEN tmdb END) AS entry),
                leaf AS (
                    SELECT ratings, name, value FROM field WHERE name NOT IN ('id', 'keywords', 'credits')
                    UNION ALL SELECT ratings, name, json_extract(value, '$.keywords') FROM field WHERE name = 'keywords'
                    UNION ALL SELECT ratings, 'cast', json_extract(value, '$.cast') FROM field WHERE name = 'credits'
                    UNION ALL SELECT ratings, 'director', CAST('[1]' AS JSON) FROM field WHERE name = 'credits'
                        AND list_contains(json_extract_string(value, '$.crew[*].job'), 'Director'))
                SELECT 'tmdb.' || name, count(*) / (SELECT count(*) FROM movie),
                    sum(ratings) / (SELECT sum(ratings) FROM movie)
                FROM leaf
                WHERE value IS NOT NULL AND CAST(value AS VARCHAR) NOT IN ('null', '""', '[]', '{}', '0', '0.0')
                GROUP BY name ORDER BY 3 DESC, 2 DESC, 1
                """, row -> new Coverage(row.getString(1), row.getDouble(2), row.getDouble(3)));
    }
}
