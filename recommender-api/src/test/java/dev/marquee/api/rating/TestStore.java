package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.feedback.FeedbackStore;
import dev.marquee.api.feedback.JdbcFeedbackStore;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalData;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.SqliteDatabase;
import dev.marquee.core.history.History;
import dev.marquee.core.store.StoreSecret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real store in a folder, without the rest of the gateway. */
record TestStore(
        JdbcRatingStore ratings,
        FeedbackStore feedback,
        Seeds seeds,
        Erasures erasures,
        PersonalData personal,
        Commits commits,
        BoundedCalls reads,
        HikariDataSource writing,
        HikariDataSource reading)
        implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /** The embedded database in a folder. */
    static TestStore open(Path home) {
        return open(new SqliteDatabase(home.resolve("store")), home);
    }

    static TestStore open(Database database, Path home) {
        var writing = database.writers();
        var reading = database.readers();
        var upkeep = database.upkeep(writing);
        Flyway.configure().dataSource(upkeep).load().migrate();
        var commits = database.commits(new TransactionTemplate(new JdbcTransactionManager(writing)));
        var reads = database.reads();
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var secret = StoreSecret.of(StoreSecret.random());
        var erasures = new Erasures(() -> secret, new JdbcTemplate(reading), reads);
        return new TestStore(
                new JdbcRatingStore(JdbcClient.create(reading), JdbcClient.create(writing), reads, commits, erasures),
                new JdbcFeedbackStore(new JdbcTemplate(reading), new JdbcTemplate(writing), reads, commits),
                new Seeds(home.resolve("datasets"), database, upkeep, erasures, clock),
                erasures,
                new PersonalData(
                        List.of(JdbcRatingStore.TABLE),
                        erasures,
                        new JdbcTemplate(reading),
                        new JdbcTemplate(writing),
                        reads,
                        commits,
                        clock),
                commits,
                reads,
                writing,
                reading);
    }

    /** What is read of a user's ratings for a list. */
    History history(String userId) {
        return feedback.of(userId, NOW).rated();
    }

    @Override
    public void close() {
        commits.close();
        reads.close();
        reading.close();
        writing.close();
    }
}
