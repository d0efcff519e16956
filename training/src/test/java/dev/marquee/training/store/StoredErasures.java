package dev.marquee.training.store;

import dev.marquee.core.store.StoreSecret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Erases users from a store as the gateway does, without one. */
public final class StoredErasures {
    /** Of every store that {@link #erase} made one for. */
    public static final String SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private StoredErasures() {}

    /** Erases a user from a store whose tables are there. */
    public static void erase(String store, String userId, long millis) throws SQLException {
        erase(store, SECRET, userId, millis);
    }

    static void erase(String store, String secret, String userId, long millis) throws SQLException {
        try (Connection connection = Store.at(store, Map.of()).database().getConnection();
                Statement key = connection.createStatement();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM rating WHERE user_id = ?");
                PreparedStatement remember =
                        connection.prepareStatement("INSERT INTO erasure (person, erased_at) VALUES (?, ?)")) {
            key.execute("INSERT INTO erasure_key (id, secret) VALUES (1, '%s') ON CONFLICT (id) DO NOTHING"
                    .formatted(secret));
            delete.setString(1, userId);
            delete.executeUpdate();
            remember.setString(1, StoreSecret.of(secret).digest(userId));
            remember.setLong(2, millis);
            remember.executeUpdate();
        }
    }
}
