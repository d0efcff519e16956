package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builds {@code movie_row(line, movieId, title, year, genres, cause)} from the movies of a source; {@code cause} says
 * why a row is rejected.
 */
final class MovieTable {
    /** A title, its year in brackets, perhaps that of the last season too, perhaps {@code (V)} for "on video". */
    private static final String TITLE_AND_YEAR = "^(.*?)\\s*\\((\\d{4})(?:\\s*[-–]\\s*\\d{0,4})?\\)\\s*(?:\\(V\\))?$";

    private MovieTable() {}

    static void build(DuckDb database, SourceTable movies, Layout layout) {
        boolean flags = layout == Layout.ML_100K;
        database.execute("""
                CREATE TABLE movie_row AS
                SELECT line, movieId, name AS title, coalesce(TRY_CAST(parts[2] AS INTEGER), released) AS year, genres,
                    CASE %s
                        WHEN movieId IS NULL THEN 'movie id is not a positive integer'
                        WHEN name = '' THEN 'no title'
                        WHEN row_number() OVER (PARTITION BY movieId ORDER BY line) > 1 THEN 'movie id given before'
                    END AS cause
                FROM (
                    SELECT *, CASE WHEN len(parts) > 1 AND parts[1] <> '' THEN parts[1] ELSE full_title END AS name
                    FROM (
                        SELECT line, text, f, positive_int(%s) AS movieId, coalesce(%s, '') AS full_title,
                            regexp_extract_all(full_title, '%s', 1) || regexp_extract_all(full_title, '%s', 2) AS parts,
                            %s AS genres, %s AS released
                        FROM %s))
                """.formatted(
                        movies.damage(),
                        movies.field("movieId"),
                        movies.field("title"),
                        TITLE_AND_YEAR,
                        TITLE_AND_YEAR,
                        flags ? flaggedGenres(movies) : listedGenres(movies),
                        flags ? "TRY_CAST(right(" + movies.field("released") + ", 4) AS INTEGER)" : "NULL",
                        movies.rows()));
    }

    private static String listedGenres(SourceTable movies) {
        return "list_filter(string_split(coalesce(%s, ''), '|'), lambda g: g <> '' AND g <> '(no genres listed)')"
                .formatted(movies.field("genres"));
    }

    private static String flaggedGenres(SourceTable movies) {
        var genres = Layout.genres100k();
        String flagged = IntStream.range(0, genres.size())
                .mapToObj(flag -> "CASE WHEN %s = '1' THEN %s END"
                        .formatted(movies.field("genre" + flag), DuckDb.literal(genres.get(flag))))
                .collect(Collectors.joining(", ", "[", "]"));
        return "list_filter(%s, lambda g: g <> '')".formatted(flagged);
    }
}
