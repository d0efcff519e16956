package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real store in a folder, without the rest of the gateway. */
record TestStore(
        JdbcRatingStore ratings, Seeds seeds, GroupCommit commits, HikariDataSource writing, HikariDataSource reading)
        implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static TestStore open(Path home) {
        var configuration = new StoreConfiguration();
        var properties = new StoreProperties(home.resolve("store"), home.resolve("datasets"));
        var writing = configuration.writingDataSource(properties);
        var reading = configuration.readingDataSource(properties);
        Flyway.configure().dataSource(writing).load().migrate();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(writing));
        var commits = new GroupCommit(transaction);
        return new TestStore(
                new JdbcRatingStore(JdbcClient.create(reading), JdbcClient.create(writing), commits),
                new Seeds(properties.datasets(), writing, transaction, Clock.fixed(NOW, ZoneOffset.UTC)),
                commits,
                writing,
                reading);
    }

    @Override
    public void close() {
        commits.close();
        reading.close();
        writing.close();
    }
}
