package dev.marquee.training.store;

import dev.marquee.core.store.EmbeddedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A store of ratings.
 *
 * @param name for messages, without a password
 * @param database connects to it
 */
record Store(String name, DataSource database) {
    static final String POSTGRES = "jdbc:postgresql:";
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /**
     * The store at an address.
     *
     * @param address JDBC's of a PostgreSQL database, or a folder
     * @param environment for {@code MARQUEE_DATABASE_USER} and {@code MARQUEE_DATABASE_PASSWORD}
     */
    static Store at(String address, Map<String, String> environment) {
        return address.startsWith(POSTGRES) ? server(address, environment) : embedded(Path.of(address));
    }

    private static Store server(String address, Map<String, String> environment) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setURL(address);
        String user = environment.get("MARQUEE_DATABASE_USER");
        if (user != null) {
            server.setUser(user);
        }
        String password = environment.get("MARQUEE_DATABASE_PASSWORD");
        if (password != null) {
            server.setPassword(password);
        }
        server.setApplicationName("marquee");
        server.setLoginTimeout((int) LONGEST_CONNECT.toSeconds());
        server.setTcpKeepAlive(true);
        return new Store(address.replaceFirst("\\?.*", ""), server);
    }

    private static Store embedded(Path folder) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) LOCK_WAIT.toMillis());
        SQLiteDataSource file = new SQLiteDataSource(config);
        file.setUrl("jdbc:sqlite:" + EmbeddedStore.file(folder));
        return new Store(folder.toString(), file);
    }

    /** Whether a folder holds a store. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(EmbeddedStore.file(folder));
    }
}
