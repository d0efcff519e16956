package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.List;

/**
 * What the operator said of movies in the running service: {@code store_movie(line, movieId, title, year, genres, imdbId, tmdbId,
 * tmdb, deleted, cause)}, and of its valid rows the views {@code known_movie(movieId)}, of movies that ratings may name, and
 * {@code deleted_movie(movieId)}.
 */
final class StoreMovies {
    /** The condition for a line of a store that is about a movie, not a rating. */
    static final String IS_MOVIE = "CASE WHEN json_valid(text) THEN json_exists(text, '$.movie') ELSE false END";

    private StoreMovies() {}

    /** Nothing was said. */
    static void declareNone(DuckDb database) {
        database.execute("""
                CREATE TABLE store_movie (line BIGINT, movieId INTEGER, title VARCHAR, year INTEGER, genres VARCHAR[],
                    imdbId VARCHAR, tmdbId INTEGER, tmdb VARCHAR, deleted BOOLEAN, cause VARCHAR)
                """);
    }

    /** Checks every line that is about a movie. */
    static void check(DuckDb database, SourceTable store) {
        database.execute("""
                CREATE TABLE store_movie AS
                SELECT line, movieId, title, year, genres, imdbId, tmdbId, tmdb, said = '"deleted"' AS deleted, CASE %s
                    WHEN movieId IS NULL THEN 'movie id is not a positive integer'
                    WHEN said <> '"deleted"' AND title = '' THEN 'movie is neither "deleted" nor has a title'
                    WHEN row_number() OVER (PARTITION BY movieId ORDER BY line) > 1 THEN 'movie id given before'
                    END AS cause
                FROM (
                    SELECT line, text, f, positive_int(json_extract_string(text, '$.movieId')) AS movieId,
                        CAST(json_extract(text, '$.movie') AS VARCHAR) AS said,
                        trim(coalesce(json_extract_string(text, '$.movie.title'), '')) AS title,
                        TRY_CAST(json_extract_string(text, '$.movie.year') AS INTEGER) AS year,
                        json_extract_string(text, '$.movie.genres[*]') AS genres,
                        json_extract_string(text, '$.movie.imdbId') AS imdbId,
                        positive_int(json_extract_string(text, '$.movie.tmdbId')) AS tmdbId,
                        CASE WHEN json_type(text, '$.movie.tmdb') = 'OBJECT'
                            THEN CAST(json_extract(text, '$.movie.tmdb') AS VARCHAR) END AS tmdb
                    FROM %s WHERE %s)
                """.formatted(store.damage(), store.rows(), IS_MOVIE));
    }

    /** Needs {@code movie_row} and {@code store_movie}. */
    static void declareViews(DuckDb database) {
        database.execute("""
                CREATE VIEW known_movie AS
                SELECT movieId FROM movie_row WHERE cause IS NULL UNION SELECT movieId FROM store_movie WHERE cause IS NULL
                """);
        database.execute(
                "CREATE VIEW deleted_movie AS SELECT movieId FROM store_movie WHERE cause IS NULL AND deleted");
    }

    /** What became of them, in words. */
    static List<String> note(DuckDb database, RatingCounts counts) {
        if (database.count("SELECT count(*) FROM store_movie WHERE cause IS NULL") == 0) {
            return List.of();
        }
        String said = "SELECT count(*) FROM store_movie WHERE cause IS NULL AND ";
        String base = "movieId IN (SELECT movieId FROM movie_row WHERE cause IS NULL)";
        return List.of(
                "Of the store's movies %,d are added, %,d replace those of the archive, %,d are left out with %,d ratings"
                        .formatted(
                                database.count(said + "NOT deleted AND NOT " + base),
                                database.count(said + "NOT deleted AND " + base),
                                database.count(said + "deleted"),
                                counts.ofDeletedMovies()));
    }
}
