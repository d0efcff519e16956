package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.store.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a store of ratings does besides on every relational database. */
abstract class SqlRatingStoreContract extends RatingStoreContract {
    /** A new, empty database. */
    abstract Database database();

    @Override
    TestStore newStore() {
        return TestStore.open(database(), home);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = store.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    void fill(String user, int ratings) throws Exception {
        execute("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO rating SELECT '%s', i, 6, i * 1000 FROM n""".formatted(ratings, user));
    }

    @Override
    void breakStore() throws Exception {
        execute("ALTER TABLE rating RENAME TO elsewhere");
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
