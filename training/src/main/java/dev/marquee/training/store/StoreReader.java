package dev.marquee.training.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** Reads all ratings of a store and what it says of movies, as they are at one moment. */
final class StoreReader {
    private static final int FETCHED = 10_000;

    private static final String RATINGS =
            "SELECT user_id, movie_id, half_stars, rated_at FROM rating ORDER BY user_id, rated_at, movie_id";

    private static final String MOVIES = "SELECT movie_id, details FROM added_movie ORDER BY movie_id";

    private StoreReader() {}

    /**
     * Writes every rating as a line, user by user, oldest first, and then every movie, by id.
     *
     * @throws StoreException if the store cannot be read
     */
    static Moved write(Store store, OutputStream out, Consumer<String> progress) throws IOException {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement();
                Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            boolean movies = hasMovies(connection);
            beginSnapshot(connection);
            statement.setFetchSize(FETCHED);
            Count ratings = new Count("read", progress);
            write(
                    statement,
                    RATINGS,
                    lines,
                    ratings,
                    row -> Interaction.stored(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4)));
            Count added = new Count("read", _ -> {});
            if (movies) {
                write(statement, MOVIES, lines, added, row -> StoredMovie.stored(row.getInt(1), row.getString(2)));
            }
            connection.rollback();
            return new Moved(ratings.total(), added.total());
        } catch (SQLException e) {
            throw new StoreException("the store %s cannot be read: %s".formatted(store.name(), e.getMessage()), e);
        }
    }

    /** A store that no gateway of this version has opened yet lacks the table. */
    private static boolean hasMovies(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "added_movie", null)) {
            return tables.next();
        }
    }

    /**
     * PostgreSQL's driver fetches in parts only within a transaction, whose default level has a moment for each statement; SQLite
     * would let nobody write meanwhile, had the transaction begun as a writer's.
     */
    private static void beginSnapshot(Connection connection) throws SQLException {
        if (connection.isWrapperFor(SQLiteConnection.class)) {
            connection
                    .unwrap(SQLiteConnection.class)
                    .getConnectionConfig()
                    .setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        }
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
    }

    @FunctionalInterface
    private interface Row {
        ExportLine line(ResultSet row) throws SQLException;
    }

    private static void write(Statement statement, String sql, Writer lines, Count count, Row read)
            throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.write(read.line(rows).line());
                lines.write('\n');
                count.add(1);
            }
        }
    }
}
