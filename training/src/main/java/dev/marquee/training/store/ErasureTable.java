package dev.marquee.training.store;

import dev.marquee.training.store.Erasures.Known;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Erasures in the tables of a store. */
final class ErasureTable {
    private static final String LATEST_WINS = """
            INSERT INTO erasure (person, erased_at) VALUES (?, ?)
            ON CONFLICT (person) DO UPDATE SET erased_at = excluded.erased_at WHERE erasure.erased_at < excluded.erased_at""";

    private ErasureTable() {}

    /**
     * What a store knows; empty if nobody was ever erased from it, or its tables are of an earlier version.
     *
     * @throws StoreException if it cannot be read
     */
    static Optional<Known> read(Store store) {
        try (Connection connection = store.database().getConnection()) {
            return read(connection);
        } catch (SQLException e) {
            throw new StoreException("the store %s cannot be read: %s".formatted(store.name(), e.getMessage()), e);
        }
    }

    static Optional<Known> read(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "erasure_key", null)) {
            if (!tables.next()) {
                return Optional.empty();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet key = statement.executeQuery("SELECT secret FROM erasure_key")) {
            return key.next() ? Optional.of(new Known(key.getString(1), times(connection))) : Optional.empty();
        }
    }

    private static Map<String, Long> times(Connection connection) throws SQLException {
        Map<String, Long> times = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT person, erased_at FROM erasure")) {
            while (rows.next()) {
                times.put(rows.getString(1), rows.getLong(2));
            }
        }
        return times;
    }

    /**
     * Puts what one store knows into another, as a part of whoever's transaction.
     *
     * @return false if the other one has a key of its own, so that it could not read these digests; nothing is changed then
     */
    static boolean takeOver(Known from, Connection into) throws SQLException {
        Optional<Known> there = read(into);
        if (there.isEmpty()) {
            try (PreparedStatement key = into.prepareStatement("INSERT INTO erasure_key (id, secret) VALUES (1, ?)")) {
                key.setString(1, from.secret());
                key.executeUpdate();
            }
        } else if (!there.get().secret().equals(from.secret())) {
            return false;
        }
        try (PreparedStatement insert = into.prepareStatement(LATEST_WINS)) {
            for (var each : from.times().entrySet()) {
                insert.setString(1, each.getKey());
                insert.setLong(2, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return true;
    }
}
