package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.TooLateException;
import dev.marquee.core.history.RatedMovie;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What the store does on every database. */
abstract class RatingStoreContract {
    static final Instant T0 = Instant.parse("2026-01-31T20:15:00Z");

    @TempDir
    Path home;

    TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.open(database(), home);
    }

    /** A new, empty database. */
    abstract Database database();

    @AfterEach
    void close() {
        store.close();
    }

    static StoredRating rating(int movieId, double rating, int seconds) {
        return new StoredRating(movieId, (float) rating, T0.plusSeconds(seconds));
    }

    void put(String user, StoredRating... ratings) {
        for (StoredRating rating : ratings) {
            store.ratings().put(user, rating);
        }
    }

    @Test
    void saysWhetherARatingHasChanged() {
        assertThat(store.ratings().put("ann", rating(7, 4.5, 1))).isTrue();
        assertThat(store.ratings().put("ann", rating(7, 4.5, 2))).isFalse();
        assertThat(store.ratings().put("ann", rating(7, 4, 3))).isTrue();
    }

    @Test
    void readsAHistoryOldestFirst() {
        put("ann", rating(7, 4.5, 2), rating(3, 0.5, 1), rating(5, 5, 1));
        put("bob", rating(9, 1, 0));
        long t0 = T0.getEpochSecond();
        assertThat(store.history("ann").ratings())
                .containsExactly(
                        new RatedMovie(3, 0.5f, t0 + 1),
                        new RatedMovie(5, 5f, t0 + 1),
                        new RatedMovie(7, 4.5f, t0 + 2));
    }

    @Test
    void knowsNothingOfAnUnknownUser() {
        assertThat(store.history("nobody").isEmpty()).isTrue();
        assertThat(store.ratings().page("nobody", 10, null)).isEqualTo(new RatingPage(List.of(), null));
    }

    @Test
    void replacesARatingAndKeepsAnEqualOneWithItsTime() {
        put("ann", rating(7, 4.5, 1), rating(7, 4.5, 60));
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(7, 4.5, 1));
        put("ann", rating(7, 2, 90));
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(7, 2, 90));
    }

    @Test
    void deletesOneRatingOrAUser() {
        put("ann", rating(1, 1, 1), rating(2, 2, 2));
        put("bob", rating(1, 1, 1));
        store.ratings().delete("ann", 1);
        store.ratings().delete("ann", 99);
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(2, 2, 2));
        assertThat(store.personal().erase("ann").rows()).containsExactly(entry("ratings", 1L));
        assertThat(store.history("ann").isEmpty()).isTrue();
        assertThat(store.history("bob").size()).isEqualTo(1);
    }

    @Test
    void takesNothingThatIsAsOldAsTheErasureOfItsUserAndEverythingThatIsNewer() {
        Instant erased = store.personal().erase("ann").at();
        assertThat(erased).isEqualTo(TestStore.NOW);
        StoredRating late = new StoredRating(1, 3, erased);
        assertThatThrownBy(() -> store.ratings().put("ann", late))
                .isInstanceOf(TooLateException.class)
                .hasMessageContaining("erased at 2026-11-23T12:00:00Z");
        assertThat(store.history("ann").isEmpty()).isTrue();
        assertThat(store.ratings().put("bob", late)).isTrue();
        assertThat(store.ratings().put("ann", new StoredRating(1, 3, erased.plusMillis(1))))
                .isTrue();
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    /** The API lets no such id in, but the store does not rely on that. */
    @Test
    void takesAUserIdThatIsSqlForAnId() {
        String sql = "x' OR '1'='1'; DROP TABLE rating; --";
        put("ann", rating(1, 1, 1));
        put(sql, rating(2, 2, 2));
        assertThat(store.ratings().page(sql, 10, null).ratings()).containsExactly(rating(2, 2, 2));
        store.personal().erase(sql);
        assertThat(store.history(sql).isEmpty()).isTrue();
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    @Test
    void pagesThroughEqualTimesWithoutLossOrRepeat() {
        List<StoredRating> newestFirst = new ArrayList<>();
        for (int movieId = 25; movieId > 0; movieId--) {
            newestFirst.add(rating(movieId, 3, movieId / 10));
        }
        newestFirst.forEach(rating -> put("ann", rating));
        List<StoredRating> read = new ArrayList<>();
        RatingCursor cursor = null;
        do {
            RatingPage page = store.ratings().page("ann", 4, cursor);
            read.addAll(page.ratings());
            cursor = page.next();
        } while (cursor != null);
        assertThat(read).isEqualTo(newestFirst);
    }

    @Test
    void endsWithoutACursorWhenThePageIsExactlyFull() {
        put("ann", rating(1, 1, 1), rating(2, 2, 2));
        assertThat(store.ratings().page("ann", 2, null).next()).isNull();
    }

    @Test
    void readsTheNewestOfALongHistory() throws Exception {
        int ratings = RatingStore.MAX_HISTORY + 5;
        try (Connection connection = store.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO rating SELECT 'ann', i, 6, i * 1000 FROM n""".formatted(ratings));
        }
        List<RatedMovie> history = store.history("ann").ratings();
        assertThat(history).hasSize(RatingStore.MAX_HISTORY);
        assertThat(history.getFirst().movieId()).isEqualTo(6);
        assertThat(history.getLast().movieId()).isEqualTo(ratings);
    }

    /** How the database reads a history, one line a step. */
    abstract List<String> plan(String historyOf) throws Exception;

    @Test
    void readsTheNewestOfALongHistoryFromOneIndexWithoutSorting() throws Exception {
        try (Connection connection = store.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
                    INSERT INTO rating SELECT CASE WHEN i <= 2000 THEN 'ann' ELSE 'u' || i END, i, 6, i * 1000 FROM n""");
            statement.execute("ANALYZE rating");
        }
        assertThat(plan("ann"))
                .anyMatch(step -> step.contains("rating_newest"))
                .noneMatch(step -> step.toLowerCase(Locale.ROOT).contains("sort")
                        || step.contains("TEMP B-TREE")
                        || step.contains("SCAN rating")
                        || step.contains("Seq Scan"));
    }

    @Test
    void takesManyWritersAtOnceWhileReadersRead() throws Exception {
        int users = 16;
        int each = 40;
        List<Future<?>> work = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < users; i++) {
                String user = "user" + i;
                work.add(threads.submit(() -> {
                    for (int movieId = 1; movieId <= each; movieId++) {
                        put(user, rating(movieId, 3.5, movieId));
                        assertThat(store.history(user).size()).isEqualTo(movieId);
                    }
                }));
            }
            for (Future<?> each1 : work) {
                each1.get();
            }
        }
        for (int i = 0; i < users; i++) {
            assertThat(store.history("user" + i).size()).isEqualTo(each);
        }
    }

    @Test
    void reportsAStoreThatCannotAnswer() throws Exception {
        try (Connection writing = store.writing().getConnection();
                Statement statement = writing.createStatement()) {
            statement.execute("ALTER TABLE rating RENAME TO elsewhere");
        }
        assertThatThrownBy(() -> store.history("ann")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> put("ann", rating(1, 1, 1))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void keepsEverythingOverALaterMigration() {
        put("ann", rating(1, 1, 1));
        Flyway.configure()
                .dataSource(store.writing())
                .locations("db/migration", "db/later")
                .load()
                .migrate();
        put("ann", rating(2, 2, 2));
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(2, 2, 2), rating(1, 1, 1));
    }
}
