package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
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

/** A secret in the store, on every database. */
abstract class StoredSecretContract {
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
    private String digest() {
        try (HikariDataSource writing = database.writers();
                Commits commits = database.commits(new TransactionTemplate(new JdbcTransactionManager(writing)))) {
            JdbcClient reader = JdbcClient.create(database.upkeep(writing));
            return new StoredSecret("feed_key", reader, JdbcClient.create(writing), commits)
                    .get()
                    .digest("text");
        }
    }

    @Test
    void staysAsTheFirstGatewayMadeIt() {
        assertThat(digest()).isEqualTo(digest());
    }

    @Test
    void isAnotherOneInAnotherStore() {
        String first = digest();
        home = home.resolve("another");
        migrate();
        assertThat(digest()).isNotEqualTo(first);
    }

    @Test
    void isOneForGatewaysThatStartAtOnce() throws Exception {
        int gateways = 6;
        List<Future<String>> digests = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(gateways)) {
            CyclicBarrier together = new CyclicBarrier(gateways);
            for (int i = 0; i < gateways; i++) {
                digests.add(threads.submit(() -> {
                    together.await();
                    return await().ignoreExceptionsInstanceOf(DataAccessException.class)
                            .until(this::digest, _ -> true);
                }));
            }
            for (Future<String> each : digests) {
                assertThat(each.get()).isEqualTo(digests.getFirst().get());
            }
        }
        assertThat(digest()).isEqualTo(digests.getFirst().get());
    }

    @Test
    void takesNoSecondKey() {
        digest();
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
