package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.store.SqliteDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqliteRatingStoreTest extends SqlRatingStoreContract {
    @Override
    SqliteDatabase database() {
        return new SqliteDatabase(home.resolve("store"));
    }

    @Override
    List<String> plan(String historyOf) throws Exception {
        return JdbcClient.create(store.reading())
                .sql("EXPLAIN QUERY PLAN " + JdbcRatingStore.NEWEST)
                .params(historyOf, RatingStore.MAX_HISTORY)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    @Test
    void readsAHistoryFromTheIndexAlone() throws Exception {
        assertThat(plan("ann")).containsExactly("SEARCH rating USING COVERING INDEX rating_newest (user_id=?)");
    }

    @Test
    void keepsWhatItAcknowledgedAndNothingElseWhenTheDiskIsFull() {
        put("ann", rating(1, 1, 1));
        JdbcClient writer = JdbcClient.create(store.writing());
        writer.sql("PRAGMA max_page_count = 1").query().singleRow(); // as many as there are: not one more
        List<StoredRating> acknowledged = new ArrayList<>(List.of(rating(1, 1, 1)));
        assertThatThrownBy(() -> {
                    for (int movieId = 2; movieId < 10_000; movieId++) {
                        put("ann", rating(movieId, 3, movieId));
                        acknowledged.add(rating(movieId, 3, movieId));
                    }
                })
                .isInstanceOf(DataAccessException.class);
        assertThat(acknowledged).hasSizeLessThan(9_999);
        assertThat(store.ratings().page("ann", 10_000, null).ratings()).isEqualTo(acknowledged.reversed());
        writer.sql("PRAGMA max_page_count = 1000000").query().singleRow();
        put("ann", rating(10_000, 3, 10_000));
        assertThat(store.ratings().page("ann", 1, null).ratings()).containsExactly(rating(10_000, 3, 10_000));
    }

    @Test
    void readsWhileAnotherProcessKeepsItFromWritingAndWritesNothingLater() throws Exception {
        try (Connection other = database().file().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO rating VALUES ('bob', 1, 1, 1)");
            assertThatThrownBy(() -> put("ann", rating(1, 1, 1))).isInstanceOf(DataAccessException.class);
            assertThat(store.history("ann").isEmpty()).isTrue();
            other.rollback();
        }
        assertThat(store.history("ann").isEmpty()).isTrue();
        put("ann", rating(2, 1, 1));
        assertThat(store.ratings().page("ann", 9, null).ratings()).containsExactly(rating(2, 1, 1));
    }

    @Test
    void readsWhileAWriterHoldsTheDatabase() throws Exception {
        put("ann", rating(1, 1, 1));
        try (Connection other = database().file().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO rating VALUES ('bob', 1, 1, 1)");
            long start = System.nanoTime();
            assertThat(store.history("ann").size()).isEqualTo(1);
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
        assertThat(store.history("ann").size()).isEqualTo(1);
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
