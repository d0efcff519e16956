package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SqliteRatingStoreTest extends RatingStoreContract {
    @Override
    SqliteDatabase database() {
        return new SqliteDatabase(home.resolve("store"));
    }

    @Test
    void readsWhileAWriterHoldsTheDatabase() throws Exception {
        put("ann", rating(1, 1, 1));
        try (Connection other = database().file().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO rating VALUES ('bob', 1, 1, 1)");
            long start = System.nanoTime();
            assertThat(store.ratings().history("ann").size()).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            other.rollback();
        }
    }

    @Test
    void waitsForAnotherProcessThatWrites() throws Exception {
        try (Connection other = database().file().getConnection();
                Statement statement = other.createStatement();
                var threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO rating VALUES ('bob', 1, 1, 1)");
            Future<?> waiting = threads.submit(() -> put("ann", rating(1, 1, 1)));
            Thread.sleep(200);
            assertThat(waiting.isDone()).isFalse();
            other.setAutoCommit(true);
            waiting.get();
        }
        assertThat(store.ratings().history("ann").size()).isEqualTo(1);
    }

    @Test
    void refusesToWriteThroughAReadingConnection() throws Exception {
        try (Connection reading = store.reading().getConnection();
                Statement statement = reading.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM rating")).hasMessageContaining("readonly");
        }
    }

    @Test
    void commitsWithTheStrictestSynchronisation() throws Exception {
        try (Connection writing = store.writing().getConnection();
                Statement statement = writing.createStatement()) {
            try (var mode = statement.executeQuery("PRAGMA synchronous")) {
                assertThat(mode.getInt(1)).isEqualTo(2);
            }
            try (var mode = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(mode.getString(1)).isEqualTo("wal");
            }
        }
    }
}
