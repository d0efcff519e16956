package dev.marquee.api.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.Database;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same on every relational database. */
abstract class SqlTrendingContract extends TrendingContract {
    private Database database;
    private HikariDataSource writing;
    private HikariDataSource reading;

    /** A new, empty database. */
    abstract Database database();

    @BeforeEach
    void open() {
        database = database();
        writing = database.writers();
        reading = database.readers();
        Flyway.configure().dataSource(database.upkeep(writing)).load().migrate();
    }

    @AfterEach
    void close() {
        reading.close();
        writing.close();
    }

    @Override
    RecentDeeds deeds() {
        return new JdbcRecentDeeds(new JdbcTemplate(reading), database.reads());
    }

    private void write(String statement, List<Object[]> rows) {
        int[] written = new JdbcTemplate(database.upkeep(writing)).batchUpdate(statement, rows);
        assertThat(written).hasSize(rows.size());
    }

    @Override
    void addSignals(List<SignalRow> signals) {
        write(
                "INSERT INTO signal (user_id, movie_id, kind, happened_at, watched) VALUES (?, ?, ?, ?, ?)",
                signals.stream()
                        .map(each ->
                                new Object[] {each.userId(), each.movieId(), each.kind(), each.at(), each.watched()})
                        .toList());
    }

    @Override
    void addRating(String userId, int movieId, Duration ago, int halfStars) {
        write(
                "INSERT INTO rating (user_id, movie_id, rated_at, half_stars) VALUES (?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {userId, movieId, NOON.minus(ago).toEpochMilli(), halfStars}));
    }

    @Override
    void deleteSignals(String userId) {
        write("DELETE FROM signal WHERE user_id = ?", List.<Object[]>of(new Object[] {userId}));
    }
}
