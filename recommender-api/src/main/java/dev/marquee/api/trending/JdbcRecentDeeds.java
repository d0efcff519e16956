package dev.marquee.api.trending;

import dev.marquee.api.store.BoundedCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deeds in a relational database, the newest first, a page at a time. The statements are the common part of SQLite's and PostgreSQL's SQL.
 *
 * @param reader whose connections read
 * @param reads by which each page is read; closed with this
 */
record JdbcRecentDeeds(JdbcTemplate reader, BoundedCalls reads) implements RecentDeeds {
    /** Of a click, beside 1 for a movie that was watched to its end. */
    static final double CLICK = 0.5;

    private static final int CLICKED = 2;
    private static final double MOST_HALF_STARS = 10;

    /** Each is one range of an index by time. */
    private enum Kind {
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
    private record Row(Deed deed, int code) {}

    @Override
    public void visit(long from, long until, Consumer<Deed> visitor) {
        for (Kind kind : Kind.values()) {
            visit(kind, from, until, visitor);
        }
    }

    private void visit(Kind kind, long from, long until, Consumer<Deed> visitor) {
        Row last = null;
        int rows = 0;
        List<Row> page;
        do {
            page = nextPage(kind, from, until, last);
            page.forEach(row -> visitor.accept(row.deed()));
            rows += page.size();
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == AT_ONCE && rows < MOST);
    }

    private List<Row> nextPage(Kind kind, long from, long until, @Nullable Row after) {
        return reads.call(() -> page(kind, from, until, after));
    }

    /** A page of rows after the last one of the page before, the newest first. */
    private List<Row> page(Kind kind, long from, long until, @Nullable Row after) {
        return reader.query(
                kind.statement(),
                (row, number) -> row(kind, row),
                from,
                after == null ? until : after.deed().at(),
                after == null ? until + 1 : after.deed().at(),
                after == null ? "" : after.deed().userId(),
                after == null ? 0 : after.deed().movieId(),
                after == null ? 0 : after.code(),
                AT_ONCE);
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        int code = row.getInt(4);
        double points = kind.points(code, row.getDouble(5));
        return new Row(new Deed(row.getString(1), row.getInt(2), row.getLong(3), points), code);
    }

    @Override
    public void close() {
        reads.close();
    }
}
