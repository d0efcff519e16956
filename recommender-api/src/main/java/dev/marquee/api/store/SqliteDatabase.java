package dev.marquee.api.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.marquee.core.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database. SQLite has one writer at a time, so writes share one connection and wait for it in turn instead
 * of failing; its write-ahead log lets the other connections read meanwhile.
 *
 * @param folder that holds it; created if it does not exist
 */
public record SqliteDatabase(Path folder) implements Database {
    private static final int READERS = 8;
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    @Override
    public HikariDataSource writers() {
        HikariDataSource writer = pool("store-writer", 1);
        writer.setExceptionOverride(new NeverAgain());
        return writer;
    }

    @Override
    public HikariDataSource readers() {
        HikariDataSource readers = pool("store-readers", READERS);
        readers.setConnectionInitSql("PRAGMA query_only = ON");
        return readers;
    }

    @Override
    public DataSource upkeep(HikariDataSource writers) {
        return writers;
    }

    @Override
    public BoundedCalls reads() {
        return BoundedCalls.ofEmbedded("store-read", LOCK_WAIT, READERS);
    }

    @Override
    public Commits commits(TransactionOperations transaction) {
        return new GroupCommit(transaction);
    }

    /** Its transactions are immediate: they take the lock when they begin. */
    @Override
    public Optional<String> seedLock() {
        return Optional.empty();
    }

    /** Connections without a pool. */
    public DataSource file() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder %s".formatted(folder.toAbsolutePath()), e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) LOCK_WAIT.toMillis());
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + EmbeddedStore.file(folder));
        return database;
    }

    /**
     * Closes a connection after its first failure: the driver takes a transaction that could not begin, or that the database
     * ended because the disk is full, for one that is open, and no later one could be committed.
     */
    private static final class NeverAgain implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            return SQLExceptionOverride.Override.MUST_EVICT;
        }
    }

    private HikariDataSource pool(String name, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(file());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(LOCK_WAIT.toMillis());
        return pool;
    }
}
