package dev.marquee.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The key in the store, on every database. */
abstract class FeedKeysContract {
    @TempDir
    Path home;

    private Database database;

    /** A new, empty database. */
    abstract Database database();

    @BeforeEach
    void migrate() {
        database = database();
        try (HikariDataSource writing = database.writers()) {
            Flyway.configure().dataSource(database.upkeep(writing)).load().migrate();
        }
    }

    /** What stands for a text, as one gateway after the other, or beside it, says. */
    private long tag() {
        try (HikariDataSource writing = database.writers();
                Commits commits = database.commits(new TransactionTemplate(new JdbcTransactionManager(writing)))) {
            JdbcClient reader = JdbcClient.create(database.upkeep(writing));
            return new FeedKeys(reader, JdbcClient.create(writing), commits)
                    .key()
                    .tag("text");
        }
    }

    @Test
    void staysAsTheFirstGatewayMadeIt() {
        assertThat(tag()).isEqualTo(tag());
    }

    @Test
    void isAnotherOneInAnotherStore() {
        long first = tag();
        home = home.resolve("another");
        migrate();
        assertThat(tag()).isNotEqualTo(first);
    }

    @Test
    void isOneForGatewaysThatStartAtOnce() throws Exception {
        int gateways = 6;
        List<Future<Long>> tags = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(gateways)) {
            CyclicBarrier together = new CyclicBarrier(gateways);
            for (int i = 0; i < gateways; i++) {
                tags.add(threads.submit(() -> {
                    together.await();
                    return await().ignoreExceptionsInstanceOf(DataAccessException.class)
                            .until(this::tag, _ -> true);
                }));
            }
            for (Future<Long> each : tags) {
                assertThat(each.get()).isEqualTo(tags.getFirst().get());
            }
        }
        assertThat(tag()).isEqualTo(tags.getFirst().get());
    }

    @Test
    void takesNoSecondKey() {
        tag();
        try (HikariDataSource writing = database.writers()) {
            JdbcClient writer = JdbcClient.create(writing);
            assertThat(writer.sql("SELECT LENGTH(secret) FROM feed_key")
                            .query(Integer.class)
                            .list())
                    .containsExactly(64);
            assertThatThrownBy(() -> writer.sql("INSERT INTO feed_key (id, secret) VALUES (2, 'x')")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
