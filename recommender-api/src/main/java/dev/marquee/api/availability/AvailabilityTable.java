package dev.marquee.api.availability;

import dev.marquee.api.store.TableCopy;
import dev.marquee.core.rule.Availability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of availabilities in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL. A
 * row that says {@link Availability#ALWAYS} counts as none.
 *
 * @param reader whose connections read
 * @param writer whose connections write
 */
record AvailabilityTable(JdbcClient reader, JdbcClient writer) implements TableCopy.Table<Integer, Availability> {
    private static final String SELECT =
            "SELECT revision, movie_id, hidden, shown_from, shown_until, tags FROM availability ";

    private static final String UPSERT = """
            INSERT INTO availability (movie_id, hidden, shown_from, shown_until, tags, revision) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (movie_id)
            DO UPDATE SET hidden = excluded.hidden, shown_from = excluded.shown_from, shown_until = excluded.shown_until,
                tags = excluded.tags, revision = excluded.revision""";

    private static final String CLEAR = """
            UPDATE availability SET hidden = 0, shown_from = NULL, shown_until = NULL, tags = '', revision = ?
            WHERE movie_id = ?""";

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public List<TableCopy.Row<Integer, Availability>> newerThan(long revision, int limit) {
        return reader.sql(SELECT + "WHERE revision > ? ORDER BY revision LIMIT ?")
                .params(revision, limit)
                .query(AvailabilityTable::row)
                .list();
    }

    /** What is stored of a movie. */
    Optional<Availability> find(int movieId) {
        return reader.sql(SELECT + "WHERE movie_id = ?")
                .param(movieId)
                .query((row, number) -> availability(row))
                .optional();
    }

    /** Stores the availability of a movie. */
    void put(int movieId, Availability availability, long revision) {
        writer.sql(UPSERT)
                .param(1, movieId)
                .param(2, availability.hidden() ? 1 : 0)
                .param(3, millis(availability.from()), Types.BIGINT)
                .param(4, millis(availability.until()), Types.BIGINT)
                .param(5, String.join(",", availability.tags()))
                .param(6, revision)
                .update();
    }

    /** Forgets what is stored of a movie. */
    void clear(int movieId, long revision) {
        writer.sql(CLEAR).params(revision, movieId).update();
    }

    private static TableCopy.Row<Integer, Availability> row(ResultSet row, int number) throws SQLException {
        Availability said = availability(row);
        return new TableCopy.Row<>(row.getLong(1), row.getInt(2), said.equals(Availability.ALWAYS) ? null : said);
    }

    private static Availability availability(ResultSet row) throws SQLException {
        String tags = row.getString(6);
        return new Availability(
                row.getInt(3) != 0,
                instant(row, 4),
                instant(row, 5),
                tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }
}
