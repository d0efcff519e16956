package dev.marquee.api.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A PostgreSQL server, which several gateways may share. A read ends well within the latency budget, whatever state the server
 * is in: the caller's wait is bounded, the server is told to give up, and a connection that says nothing is closed.
 *
 * @param url JDBC's address
 * @param user who connects, or null if the address says it
 * @param password of that user, or null
 */
public record PostgresDatabase(
        String url, @Nullable String user, @Nullable String password) implements Database {
    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST_READ = Duration.ofMillis(300);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);
    private static final Duration LONGEST_UPKEEP = Duration.ofMinutes(10);

    /** The shortest that the pool knows. */
    private static final Duration POOL_WAIT = Duration.ofMillis(250);

    /** The shortest that the driver knows. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Commits are on the disk when they return, whatever the server's default is. */
    @Override
    public HikariDataSource writers() {
        return pool(
                "store-writers",
                LONGEST_WRITE,
                "SET synchronous_commit = on; SET statement_timeout = " + LONGEST_WRITE.toMillis());
    }

    @Override
    public HikariDataSource readers() {
        return pool(
                "store-readers",
                SILENCE,
                "SET default_transaction_read_only = on; SET statement_timeout = " + LONGEST_READ.toMillis());
    }

    @Override
    public DataSource upkeep(HikariDataSource writers) {
        return server(LONGEST_UPKEEP);
    }

    @Override
    public BoundedCalls reads() {
        return BoundedCalls.ofServer("store-read", LONGEST_READ);
    }

    /**
     * Each write is a transaction of its own. The server lets concurrent ones share the forcing of the disk, and groups of
     * several gateways would lock each other's rows.
     */
    @Override
    public Commits commits(TransactionOperations transaction) {
        return new ServerCommits(BoundedCalls.ofServer("store-write", LONGEST_WRITE), transaction);
    }

    @Override
    public Optional<String> seedLock() {
        return Optional.of("LOCK TABLE seeding IN EXCLUSIVE MODE");
    }

    private HikariDataSource pool(String name, Duration silence, String session) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(server(silence));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(POOL_WAIT.toMillis());
        pool.setValidationTimeout(POOL_WAIT.toMillis());
        pool.setInitializationFailTimeout(-1); // the server may come later
        pool.setConnectionInitSql(session);
        return pool;
    }

    private DataSource server(Duration silence) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setURL(url);
        if (user != null) {
            server.setUser(user);
        }
        if (password != null) {
            server.setPassword(password);
        }
        server.setReWriteBatchedInserts(false); // else a batch does not say which rows are new
        server.setLogServerErrorDetail(false); // else messages of failures hold the values, user ids among them
        server.setApplicationName("marquee");
        server.setConnectTimeout((int) SILENCE.toSeconds());
        server.setLoginTimeout((int) SILENCE.toSeconds());
        server.setSocketTimeout((int) silence.toSeconds());
        server.setTcpKeepAlive(true);
        return server;
    }
}
