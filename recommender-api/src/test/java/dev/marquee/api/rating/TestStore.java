package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.feedback.CassandraFeedbackStore;
import dev.marquee.api.feedback.FeedbackStore;
import dev.marquee.api.feedback.JdbcFeedbackStore;
import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.CassandraPersonalData;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.JdbcErasureTable;
import dev.marquee.api.personal.JdbcPersonalData;
import dev.marquee.api.personal.PersonalData;
import dev.marquee.api.store.Cassandra;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real store, without the rest of the gateway.
 *
 * @param sql the database with people's data, or with the mark of seeds alone
 * @param cassandra the cluster with people's data
 */
record TestStore(
        RatingStore ratings,
        FeedbackStore feedback,
        Seeds seeds,
        PersonalData personal,
        OpenStore sql,
        @Nullable Cassandra cassandra)
        implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** The embedded database in a folder. */
    static TestStore open(Path home) {
        return open(new SqliteDatabase(home.resolve("store")), home);
    }

    static TestStore open(Database database, Path home) {
        OpenStore sql = OpenStore.of(database);
        var upkeep = database.upkeep(sql.writing());
        Flyway.configure().dataSource(upkeep).load().migrate();
        var secret = StoreSecret.of(StoreSecret.random());
        JdbcTemplate reading = new JdbcTemplate(sql.reading());
        JdbcTemplate writing = new JdbcTemplate(sql.writing());
        var erasures = new Erasures(() -> secret, new JdbcErasureTable(reading, sql.reads()));
        return new TestStore(
                new JdbcRatingStore(sql.reader(), sql.writer(), sql.reads(), sql.commits(), erasures),
                new JdbcFeedbackStore(reading, writing, sql.reads(), sql.commits()),
                new Seeds(
                        home.resolve("datasets"),
                        database,
                        upkeep,
                        new JdbcSeededRatings(new JdbcTemplate(upkeep), erasures),
                        CLOCK),
                new JdbcPersonalData(
                        List.of(JdbcRatingStore.TABLE), erasures, reading, writing, sql.reads(), sql.commits(), CLOCK),
                sql,
                null);
    }

    /** People's data in a cluster, which this closes, and the rest in the embedded database in a folder. */
    static TestStore open(Cassandra cassandra, Path home) {
        Database database = new SqliteDatabase(home.resolve("store"));
        OpenStore sql = OpenStore.of(database);
        var upkeep = database.upkeep(sql.writing());
        Flyway.configure().dataSource(upkeep).load().migrate();
        var secret = StoreSecret.of(StoreSecret.random());
        var erasures = new Erasures(() -> secret, new CassandraErasureTable(cassandra));
        var seeds = new CassandraSeededRatings(
                cassandra, new RatingRows(cassandra, new DeedRows(cassandra, CLOCK)), erasures);
        return new TestStore(
                new CassandraRatingStore(cassandra, erasures, CLOCK),
                new CassandraFeedbackStore(cassandra),
                new Seeds(home.resolve("datasets"), database, upkeep, seeds, CLOCK),
                new CassandraPersonalData(List.of(CassandraRatingStore.TABLE), erasures, cassandra, CLOCK),
                sql,
                cassandra);
    }

    HikariDataSource writing() {
        return sql.writing();
    }

    HikariDataSource reading() {
        return sql.reading();
    }

    /** What is read of a user's ratings for a list. */
    History history(String userId) {
        return feedback.of(userId, NOW).rated();
    }

    @Override
    public void close() {
        personal.close();
        sql.close();
        if (cassandra != null) {
            cassandra.close();
        }
    }
}
