package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.List;

/**
 * Builds {@code rating_row(line, userId, movieId, rating, timestamp, cause)} from the ratings of a source, and from its
 * valid rows {@code rating(user, userId, movieId, rating, timestamp)}, where {@code user} is the place of the user among
 * all that have a valid row, in natural order, from 0. Both engines of an import run these statements: on everything at
 * once, or on a piece of the lines and then on a part of the users.
 */
final class RatingTable {
    private RatingTable() {}

    /** Checks every row; needs {@code known_movie}. */
    static void check(DuckDb database, SourceTable ratings, String moviesName) {
        var fields = new Fields(
                ratings.field("userId"),
                ratings.field("movieId"),
                ratings.field("rating"),
                "epoch_second(%s)".formatted(ratings.field("timestamp")));
        check(database, "rating_row", ratings.rows(), ratings.damage(), fields, moviesName);
    }

    /** Builds {@code store_row}, of the same columns, from what the users of the running service rated: JSON lines. */
    static void checkStore(DuckDb database, SourceTable store, String moviesName) {
        var fields = new Fields(
                json("userId"),
                json("movieId"),
                json("rating"),
                "epoch_second(CAST(TRY_CAST(%s AS BIGINT) / 1000 AS VARCHAR))".formatted(json("ratedAtMillis")));
        String damage = store.damage() + " WHEN NOT json_valid(text) THEN 'not JSON'";
        String rows = "(FROM %s WHERE NOT %s)".formatted(store.rows(), StoreMovies.IS_MOVIE);
        check(database, "store_row", rows, damage, fields, moviesName);
    }

    private static String json(String name) {
        return "CASE WHEN json_valid(text) THEN json_extract_string(text, '$.%s') END".formatted(name);
    }

    /** The expressions for what a row holds; the time in seconds, the others as text. */
    private record Fields(String userId, String movieId, String rating, String timestamp) {}

    private static void check(
            DuckDb database, String table, String rows, String damage, Fields fields, String moviesName) {
        database.execute("""
                CREATE TABLE %s AS
                SELECT line, userId, movieId, TRY_CAST(rating AS FLOAT) AS rating, timestamp, CASE %s
                    WHEN NOT regexp_full_match(userId, '[A-Za-z0-9._-]{1,64}')
                        THEN 'user id is not 1 to 64 of A-Z a-z 0-9 . _ -'
                    WHEN movieId IS NULL THEN 'movie id is not a positive integer'
                    WHEN rating IS NULL OR NOT isfinite(rating) THEN 'rating is not a number'
                    WHEN rating NOT BETWEEN 0.5 AND 5 OR rating * 2 <> floor(rating * 2)
                        THEN 'rating is off the scale 0.5 to 5.0 in halves'
                    WHEN timestamp IS NULL THEN 'timestamp is not in seconds since 1970'
                    WHEN movieId NOT IN (FROM known_movie) THEN 'movie is unknown to %s'
                    END AS cause
                FROM (
                    SELECT line, text, f, coalesce(%s, '') AS userId, positive_int(%s) AS movieId,
                        TRY_CAST(%s AS DOUBLE) AS rating, %s AS timestamp
                    FROM %s)
                """.formatted(
                        table,
                        damage,
                        moviesName,
                        fields.userId(),
                        fields.movieId(),
                        fields.rating(),
                        fields.timestamp(),
                        rows));
    }

    /** Declares one of the two tables of checked rows, for rows that are valid and come from elsewhere. */
    static void declareRows(DuckDb database, String table) {
        database.execute("""
                CREATE TABLE %s (line BIGINT, userId VARCHAR, movieId INTEGER, rating FLOAT, timestamp BIGINT, cause VARCHAR)
                """.formatted(table));
    }

    /**
     * Makes the valid rows visible as {@code given(source, line, userId, movieId, rating, timestamp)}.
     *
     * @param store whether there is {@code store_row}
     */
    static void declareGiven(DuckDb database, boolean store) {
        String fromStore =
                "UNION ALL SELECT 0, line, userId, movieId, rating, timestamp FROM store_row WHERE cause IS NULL";
        database.execute("""
                CREATE VIEW given AS
                SELECT 1 AS source, line, userId, movieId, rating, timestamp FROM rating_row WHERE cause IS NULL %s
                """.formatted(store ? fromStore : ""));
    }

    /**
     * Builds {@code user_place(userId, user)}.
     *
     * @param users a query for the names of all that have a valid row, each once
     */
    static void placeUsers(DuckDb database, String users) {
        database.execute("""
                CREATE TABLE user_place AS
                SELECT userId, CAST(row_number() OVER (ORDER BY CASE WHEN regexp_full_match(userId, '[0-9]{1,18}')
                    THEN TRY_CAST(userId AS BIGINT) END NULLS LAST, userId) - 1 AS INTEGER) AS user
                FROM (%s)
                """.formatted(users));
    }

    /**
     * Keeps the last rating of a movie by a user (of one second, that of the source before that of the store, and the later
     * line), none of a deleted movie and none of {@code erased} people; needs {@code given} and the places of its users.
     *
     * @param tables of checked rows that are in {@code given}
     */
    static RatingCounts keepLast(DuckDb database, List<String> tables) {
        long erased = tables.stream()
                .mapToLong(table -> ErasedRows.removeFrom(database, table))
                .sum();
        database.execute("CREATE VIEW valid AS FROM given WHERE movieId NOT IN (FROM deleted_movie)");
        database.execute("""
                CREATE TABLE superseded AS
                WITH placed AS (SELECT * FROM valid JOIN user_place USING (userId)),
                    twice AS (SELECT user, movieId FROM placed GROUP BY user, movieId HAVING count(*) > 1)
                SELECT source, line FROM placed JOIN twice USING (user, movieId)
                QUALIFY row_number() OVER (
                    PARTITION BY user, movieId ORDER BY timestamp DESC, source DESC, line DESC) > 1
                """);
        database.execute("""
                CREATE TABLE rating AS
                SELECT user, userId, movieId, rating, timestamp FROM valid JOIN user_place USING (userId)
                WHERE NOT EXISTS (FROM superseded s WHERE s.source = valid.source AND s.line = valid.line)
                ORDER BY user, timestamp, movieId
                """);
        return RatingCounts.of(database, erased);
    }
}
