package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;

/**
 * Builds {@code movie}: every valid movie joined with its links, its TMDB details and what the ratings say of it; what the store
 * says of a movie stands in place of all that.
 */
final class CatalogTable {
    /** After this many days a rating counts half for popularity. */
    static final int HALF_LIFE_DAYS = 730;

    private static final int SECONDS_PER_DAY = 86_400;

    private CatalogTable() {}

    /** Declares the optional tables, empty, so that the join needs no cases. */
    static void declareOptional(DuckDb database, boolean links, boolean tmdb) {
        if (!links) {
            database.execute(
                    "CREATE TABLE links_row (line BIGINT, movieId INTEGER, imdbId VARCHAR, tmdbId INTEGER, cause VARCHAR)");
        }
        if (!tmdb) {
            database.execute("CREATE TABLE tmdb_row (line BIGINT, tmdbId INTEGER, details VARCHAR, cause VARCHAR)");
        }
    }

    /** Needs {@code movie_row}, {@code store_movie}, {@code links_row}, {@code tmdb_row} and {@code rating}. */
    static void build(DuckDb database) {
        database.execute("""
                CREATE TABLE movie AS
                WITH newest AS (SELECT max(timestamp) AS at FROM rating),
                    rated AS (
                        SELECT movieId, CAST(count(*) AS INTEGER) AS ratings,
                            avg(CAST(rating.rating AS DOUBLE)) AS meanRating,
                            round(%s, 9) AS popularity
                        FROM rating, newest GROUP BY movieId),
                    details AS (
                        SELECT tmdbId, arg_max(details, line) AS tmdb FROM tmdb_row WHERE cause IS NULL GROUP BY tmdbId)
                SELECT m.movieId, m.title, m.year, m.genres, m.imdbId, m.tmdbId, coalesce(r.ratings, 0) AS ratings,
                    coalesce(r.meanRating, 0) AS meanRating, coalesce(r.popularity, 0) AS popularity, m.tmdb
                FROM (
                    SELECT b.movieId, b.title,
                        coalesce(b.year, TRY_CAST(left(json_extract_string(d.tmdb, '$.release_date'), 4) AS INTEGER)) AS year,
                        b.genres, l.imdbId, l.tmdbId, d.tmdb
                    FROM (FROM movie_row WHERE cause IS NULL) b
                        LEFT JOIN (FROM links_row WHERE cause IS NULL) l USING (movieId)
                        LEFT JOIN details d USING (tmdbId)
                    WHERE b.movieId NOT IN (SELECT movieId FROM store_movie WHERE cause IS NULL)
                    UNION ALL SELECT movieId, title, year, genres, imdbId, tmdbId, tmdb
                    FROM store_movie WHERE cause IS NULL AND NOT deleted) m
                    LEFT JOIN rated r USING (movieId)
                ORDER BY m.movieId
                """.formatted(ExactSum.of(
                "pow(0.5, (newest.at - timestamp) / %d.0)".formatted(HALF_LIFE_DAYS * SECONDS_PER_DAY))));
    }
}
