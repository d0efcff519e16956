package dev.marquee.api.trending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deeds in a relational database, the newest first, a page at a time. Of each kind a person and a movie have one row, so whoever
 * sends the same thing a thousand times counts once. The statements are the common part of SQLite's and PostgreSQL's SQL.
 *
 * @param reader whose connections read
 */
record RecentDeeds(JdbcTemplate reader) {
    /** Of a click, beside 1 for a movie that was watched to its end. */
    static final double CLICK = 0.5;

    private static final int CLICKED = 2;
    private static final double MOST_HALF_STARS = 10;

    /** Each is one range of an index by time. */
    enum Kind {
        /** Clicks, half a point each, and watches, as much as was watched. */
        SIGNAL("""
                SELECT user_id, movie_id, happened_at, kind, watched FROM signal
                WHERE happened_at > ? AND happened_at <= ? AND (happened_at, user_id, movie_id, kind) < (?, ?, ?, ?)
                ORDER BY happened_at DESC, user_id DESC, movie_id DESC, kind DESC LIMIT ?"""),
        /** Ratings: a point for five stars, less for fewer. */
        RATING("""
                SELECT user_id, movie_id, rated_at, 1, half_stars FROM rating
                WHERE rated_at > ? AND rated_at <= ? AND (rated_at, user_id, movie_id, 1) < (?, ?, ?, ?)
                ORDER BY rated_at DESC, user_id DESC, movie_id DESC LIMIT ?""");

        private final String statement;

        Kind(String statement) {
            this.statement = statement;
        }

        String statement() {
            return statement;
        }

        private double points(int code, double value) {
            return this == RATING ? value / MOST_HALF_STARS : code == CLICKED ? CLICK : value;
        }
    }

    /**
     * A row as it was read.
     *
     * @param code of its kind, as its table holds it
     */
    record Row(Deed deed, int code) {}

    /**
     * A page of rows, the newest first.
     *
     * @param from only what happened after this moment, milliseconds since 1970
     * @param until and not after this one
     * @param after the last row of the page before, or null for the first page
     * @param limit at most so many
     */
    List<Row> page(Kind kind, long from, long until, @Nullable Row after, int limit) {
        return reader.query(
                kind.statement(),
                (row, number) -> row(kind, row),
                from,
                after == null ? until : after.deed().at(),
                after == null ? until + 1 : after.deed().at(),
                after == null ? "" : after.deed().userId(),
                after == null ? 0 : after.deed().movieId(),
                after == null ? 0 : after.code(),
                limit);
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        int code = row.getInt(4);
        double points = kind.points(code, row.getDouble(5));
        return new Row(new Deed(row.getString(1), row.getInt(2), row.getLong(3), points), code);
    }
}
