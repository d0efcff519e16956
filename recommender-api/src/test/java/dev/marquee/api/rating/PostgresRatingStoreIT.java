package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.PostgresDatabase;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresRatingStoreIT extends SqlRatingStoreContract {
    private final PostgresServer server;
    private PostgresDatabase database;

    PostgresRatingStoreIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    Database database() {
        database = PostgresTests.newDatabase(server);
        return database;
    }

    @Override
    List<String> plan(String historyOf) {
        // As the server does by itself after a while: only then is it known that the index alone is enough.
        JdbcClient.create(store.writing()).sql("VACUUM ANALYZE rating").update();
        return JdbcClient.create(store.writing())
                .sql("EXPLAIN " + JdbcRatingStore.NEWEST)
                .params(historyOf, RatingStore.MAX_HISTORY)
                .query(String.class)
                .list();
    }

    private String setting(String name) {
        return JdbcClient.create(store.writing())
                .sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    void commitsToTheDiskWhateverTheServersDefaultIs() throws Exception {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        try (Connection other = database.upkeep(null).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("ALTER DATABASE %s SET synchronous_commit = off".formatted(name));
        }
        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void refusesToWriteThroughAReadingConnection() throws Exception {
        try (Connection reading = store.reading().getConnection();
                Statement statement = reading.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM rating")).hasMessageContaining("read-only");
        }
    }

    @Test
    void hasTheServerPrepareWhatIsReadOften() {
        for (int i = 0; i < 20; i++) {
            store.history("ann");
        }
        assertThat(JdbcClient.create(store.reading())
                        .sql("SELECT statement FROM pg_prepared_statements")
                        .query(String.class)
                        .list())
                .anySatisfy(statement -> assertThat(statement).contains("FROM rating", "WHERE user_id = $1"));
    }

    @Test
    void givesUpAReadWellWithinTheLatencyBudget() throws Exception {
        put("ann", rating(1, 1, 1));
        try (Connection other = database.upkeep(null).getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE rating");
            long start = System.nanoTime();
            assertThatThrownBy(() -> store.history("ann")).isInstanceOf(DataAccessException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
            other.rollback();
        }
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    @Test
    void givesUpAWriteThatWaitsForALock() throws Exception {
        try (Connection other = database.upkeep(null).getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE rating");
            long start = System.nanoTime();
            assertThatThrownBy(() -> put("ann", rating(1, 1, 1))).isInstanceOf(DataAccessException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            other.rollback();
        }
        put("ann", rating(1, 1, 1));
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    @Test
    void takesTheSameRatingsFromTwoGatewaysAtOnce() throws Exception {
        int movies = 30;
        List<Future<?>> work = new ArrayList<>();
        try (TestStore other = TestStore.open(database, home);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                int writer = i;
                TestStore gateway = writer % 2 == 0 ? store : other;
                work.add(threads.submit(() -> {
                    for (int n = 0; n < movies; n++) {
                        int movieId = writer % 4 < 2 ? n + 1 : movies - n; // the one half upwards, the other downwards
                        gateway.ratings().put("ann", rating(movieId, 1 + writer % 8 / 2f, n));
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            assertThat(other.history("ann").size()).isEqualTo(movies);
        }
    }

    @Test
    void migratesOnceWhenSeveralGatewaysStart() throws Exception {
        PostgresDatabase empty = PostgresTests.newDatabase(server);
        int gateways = 4;
        List<Future<?>> starts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(gateways)) {
            CyclicBarrier together = new CyclicBarrier(gateways);
            for (int i = 0; i < gateways; i++) {
                int movieId = i + 1;
                starts.add(threads.submit(() -> {
                    together.await();
                    try (TestStore gateway = TestStore.open(empty, home)) {
                        gateway.ratings().put("ann", rating(movieId, 1, 1));
                    }
                    return null;
                }));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }
        try (TestStore again = TestStore.open(empty, home)) {
            assertThat(again.history("ann").size()).isEqualTo(gateways);
        }
    }
}
