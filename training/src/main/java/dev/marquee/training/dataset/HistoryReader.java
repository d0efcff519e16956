package dev.marquee.training.dataset;

import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what users of a data set have rated, of some users at a time. For one thread; close it. */
public final class HistoryReader implements AutoCloseable {
    private final DuckDb database = DuckDb.inMemory();
    private final Path file;

    /** A reader of this data set. */
    public HistoryReader(Dataset dataset) {
        file = dataset.folder().resolve(Dataset.RATINGS);
        database.execute("SET threads = 1"); // whoever reads much reads with several readers
    }

    /** All rows, cut between users: so many users in each piece but the last, in the order of the data set. */
    public List<RatingRows> cut(int users) {
        List<Long> starts = database.query("""
                SELECT first FROM (
                    SELECT first, row_number() OVER (ORDER BY first) - 1 AS user
                    FROM (SELECT min(file_row_number) AS first FROM %s GROUP BY userId))
                WHERE user %% %d = 0 ORDER BY first
                """.formatted(rows(), users), row -> row.getLong(1));
        List<RatingRows> pieces = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            long end = i + 1 < starts.size() ? starts.get(i + 1) : database.count("SELECT count(*) FROM " + rows());
            pieces.add(new RatingRows(starts.get(i), end));
        }
        return pieces;
    }

    /** The users of these rows, in the order of the data set. */
    public List<UserHistory> read(RatingRows rows) {
        Users users = new Users();
        database.forEach("""
                SELECT userId, movieId, rating, timestamp FROM %s WHERE file_row_number >= %d AND file_row_number < %d
                """.formatted(rows(), rows.from(), rows.to()), users::add);
        return users.all();
    }

    private String rows() {
        return "read_parquet(%s, file_row_number = true)".formatted(DuckDb.literal(file));
    }

    /** Puts together what comes row by row. */
    private static final class Users {
        private final List<UserHistory> complete = new ArrayList<>();
        private List<RatedMovie> rated = new ArrayList<>();
        private String userId = "";

        void add(ResultSet row) throws SQLException {
            String next = row.getString(1);
            if (!next.equals(userId)) {
                complete();
                userId = next;
            }
            rated.add(new RatedMovie(row.getInt(2), row.getFloat(3), row.getLong(4)));
        }

        private void complete() {
            if (!rated.isEmpty()) {
                complete.add(new UserHistory(userId, new History(rated)));
                rated = new ArrayList<>();
            }
        }

        List<UserHistory> all() {
            complete();
            return complete;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
