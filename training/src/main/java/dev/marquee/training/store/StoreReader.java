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

/** Reads all ratings of a store, as they are at one moment. */
final class StoreReader {
    private static final int FETCHED = 10_000;

    private StoreReader() {}

    /**
     * Writes every rating as a line, user by user, oldest first.
     *
     * @return how many
     * @throws StoreException if the store cannot be read
     */
    static long write(Store store, OutputStream out, Consumer<String> progress) throws IOException {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            // PostgreSQL's driver fetches in parts only within a transaction.
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED);
            Count count = new Count("read", progress);
            try (ResultSet rows = statement.executeQuery(
                            "SELECT user_id, movie_id, half_stars, rated_at FROM rating ORDER BY user_id, rated_at, movie_id");
                    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                while (rows.next()) {
                    lines.write(Interaction.stored(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getLong(4))
                            .line());
                    lines.write('\n');
                    count.add(1);
                }
            }
            connection.rollback();
            return count.total();
        } catch (SQLException e) {
            throw new StoreException("the store %s cannot be read: %s".formatted(store.name(), e.getMessage()), e);
        }
    }
}
