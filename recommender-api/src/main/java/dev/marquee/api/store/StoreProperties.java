package dev.marquee.api.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the store is.
 *
 * @param store folder of the embedded database; created if it does not exist
 * @param datasets folder of the data sets; the one that the served bundle was trained on may hold seeds
 * @param database a database server in place of the embedded database
 * @param peopleStore where what is stored of people is: database, database-first, cassandra-first or cassandra; blank for cassandra
 *     where contact points of one are named, else database
 */
@ConfigurationProperties("marquee")
public record StoreProperties(
        @DefaultValue("store") Path store,
        @DefaultValue("datasets") Path datasets,
        @DefaultValue Server database,
        @DefaultValue("") String peopleStore) {

    /**
     * A database server.
     *
     * @param url JDBC's address of a PostgreSQL database, {@code jdbc:postgresql://HOST:PORT/DATABASE}; absent or blank for
     *     the embedded database
     * @param user who connects; absent if the address says it
     * @param password of that user; absent if the address has it, or none is needed
     */
    public record Server(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {
        private static final String PREFIX = "jdbc:postgresql:";

        /** Checks that the address is one of PostgreSQL. */
        public Server {
            if (url != null && !url.isBlank() && !url.startsWith(PREFIX)) {
                throw new IllegalArgumentException(
                        "the address of the database begins with \"%.20s\"; expected %s//HOST:PORT/DATABASE"
                                .formatted(url, PREFIX));
            }
        }
    }

    /** The database that these settings name; not connected to yet. */
    public Database open() {
        String url = database.url();
        return url == null || url.isBlank()
                ? new SqliteDatabase(store)
                : new PostgresDatabase(url, database.user(), database.password());
    }
}
