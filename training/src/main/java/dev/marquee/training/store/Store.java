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
     * @throws StoreException if it says that people's data is elsewhere
     */
    static Store at(String address, Map<String, String> environment) {
        refuseCassandra(environment);
        return address.startsWith(POSTGRES) ? server(address, environment) : embedded(Path.of(address));
    }

    /** What the gateways store of people would be missed without a word. */
    private static void refuseCassandra(Map<String, String> environment) {
        String nodes = environment.getOrDefault("MARQUEE_CASSANDRA_CONTACT_POINTS", "");
        String people = environment.getOrDefault("MARQUEE_PEOPLE_STORE", "");
        if (!nodes.isBlank() && (people.isBlank() || people.strip().equals("cassandra"))) {
            throw new StoreException(
                    "what is stored of people is in Cassandra (MARQUEE_CASSANDRA_CONTACT_POINTS is %s), which this command does not read yet; it reads the SQL database, which gateways write too with MARQUEE_PEOPLE_STORE=cassandra-first"
                            .formatted(nodes));
        }
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
