package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database. SQLite has one writer at a time, so writes share one connection and wait for it in turn instead
 * of failing; its write-ahead log lets the other connections read meanwhile.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final String FILE = "ratings.sqlite";
    private static final int READERS = 8;
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    @Bean
    @Primary
    HikariDataSource writingDataSource(StoreProperties properties) {
        return pool("store-writer", 1, database(properties.store()));
    }

    @Bean(defaultCandidate = false)
    HikariDataSource readingDataSource(StoreProperties properties) {
        HikariDataSource readers = pool("store-readers", READERS, database(properties.store()));
        readers.setConnectionInitSql("PRAGMA query_only = ON");
        return readers;
    }

    @Bean
    @DependsOnDatabaseInitialization
    RatingStore ratingStore(
            DataSource writing, @Qualifier("readingDataSource") DataSource reading, GroupCommit commits) {
        return new JdbcRatingStore(JdbcClient.create(reading), JdbcClient.create(writing), commits);
    }

    @Bean
    GroupCommit groupCommit(PlatformTransactionManager transactions) {
        return new GroupCommit(new TransactionTemplate(transactions));
    }

    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    Seeds seeds(StoreProperties properties, DataSource writing, PlatformTransactionManager transactions, Clock clock) {
        return new Seeds(properties.datasets(), writing, new TransactionTemplate(transactions), clock);
    }

    static DataSource database(Path folder) {
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
        database.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
        return database;
    }

    private static HikariDataSource pool(String name, int connections, DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(database);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(LOCK_WAIT.toMillis());
        return pool;
    }
}
