package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;

/** Builds the tables of what is optional: links, TMDB details and tags; each row has a {@code cause} or is valid. */
final class MetadataTables {
    private MetadataTables() {}

    /** Builds {@code links_row(line, movieId, imdbId, tmdbId, cause)}; a link to an unknown movie is of no use, not wrong. */
    static void links(DuckDb database, SourceTable links) {
        database.execute("""
                CREATE TABLE links_row AS
                SELECT line, movieId, CASE WHEN imdb IS NOT NULL THEN printf('tt%%07d', imdb) END AS imdbId, tmdbId,
                    CASE %s
                        WHEN movieId IS NULL THEN 'movie id is not a positive integer'
                        WHEN imdb_text <> '' AND imdb IS NULL THEN 'imdb id is not a positive integer'
                        WHEN tmdb_text <> '' AND tmdbId IS NULL THEN 'tmdb id is not a positive integer'
                        WHEN row_number() OVER (PARTITION BY movieId ORDER BY line) > 1 THEN 'movie id given before'
                    END AS cause
                FROM (
                    SELECT line, text, f, positive_int(%s) AS movieId, regexp_replace(coalesce(%s, ''), '^tt', '') AS imdb_text,
                        coalesce(%s, '') AS tmdb_text, positive_int(imdb_text) AS imdb, positive_int(tmdb_text) AS tmdbId
                    FROM %s)
                """.formatted(
                links.damage(), links.field("movieId"), links.field("imdbId"), links.field("tmdbId"), links.rows()));
    }

    /** Builds {@code tmdb_row(line, tmdbId, details, cause)}, with every field that TMDB gave. */
    static void tmdb(DuckDb database, SourceTable tmdb) {
        database.execute("""
                CREATE TABLE tmdb_row AS
                SELECT line, tmdbId, text AS details, CASE %s
                    WHEN NOT json_valid(text) THEN 'not JSON'
                    WHEN tmdbId IS NULL THEN 'no positive integer as id' END AS cause
                FROM (
                    SELECT line, text, f,
                        CASE WHEN json_valid(text) THEN positive_int(json_extract_string(text, '$.id')) END AS tmdbId
                    FROM %s)
                """.formatted(tmdb.damage(), tmdb.rows()));
    }

    /** Builds {@code tags_row(line, userId, movieId, tag, timestamp, cause)}; needs {@code movie_row}. */
    static void tags(DuckDb database, SourceTable tags, String moviesName) {
        database.execute("""
                CREATE TABLE tags_row AS
                SELECT line, userId, movieId, tag, timestamp, CASE %s
                    WHEN NOT regexp_full_match(userId, '[A-Za-z0-9._-]{1,64}')
                        THEN 'user id is not 1 to 64 of A-Z a-z 0-9 . _ -'
                    WHEN movieId IS NULL THEN 'movie id is not a positive integer'
                    WHEN tag = '' THEN 'no tag'
                    WHEN timestamp IS NULL THEN 'timestamp is not in seconds since 1970'
                    WHEN movieId NOT IN (FROM known_movie)
                        THEN 'movie is unknown to %s'
                    END AS cause
                FROM (
                    SELECT line, text, f, coalesce(%s, '') AS userId, positive_int(%s) AS movieId,
                        coalesce(%s, '') AS tag, epoch_second(%s) AS timestamp
                    FROM %s)
                """.formatted(
                        tags.damage(),
                        moviesName,
                        tags.field("userId"),
                        tags.field("movieId"),
                        tags.field("tag"),
                        tags.field("timestamp"),
                        tags.rows()));
    }
}
