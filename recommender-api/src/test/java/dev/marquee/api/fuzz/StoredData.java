package dev.marquee.api.fuzz;

import dev.marquee.core.store.EmbeddedStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Watches from outside whether anything is written to the embedded store. */
final class StoredData implements AutoCloseable {
    private final Connection connection;

    StoredData(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + EmbeddedStore.file(folder));
    }

    /** A number that every commit of another connection changes. */
    int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA data_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
