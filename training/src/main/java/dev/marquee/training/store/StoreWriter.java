package dev.marquee.training.store;

import dev.marquee.training.store.Erasures.Known;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Puts the lines of an export into a store: all or none. */
final class StoreWriter {
    private static final int BATCH = 1_000;

    private static final String NEWER_WINS = """
            INSERT INTO rating (user_id, movie_id, half_stars, rated_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (user_id, movie_id)
            DO UPDATE SET half_stars = excluded.half_stars, rated_at = excluded.rated_at
            WHERE rating.rated_at < excluded.rated_at""";

    private static final String NEXT_REVISIONS =
            "UPDATE revision SET newest = newest + ? WHERE table_name = 'added_movie'";

    private static final String NEWEST_REVISION = "SELECT newest FROM revision WHERE table_name = 'added_movie'";

    private static final String ADDED_SINCE = "SELECT count(*) FROM added_movie WHERE revision >= ?";

    private static final String KEEP_MOVIE = """
            INSERT INTO added_movie (movie_id, details, revision) VALUES (?, ?, ?)
            ON CONFLICT (movie_id) DO NOTHING""";

    /** Else the gateway would fill a store that was restored empty with the histories of its data set. */
    private static final String DECIDE_SEEDS = """
            INSERT INTO seeding (dataset, users, ratings, seeded_at)
            SELECT '', 0, 0, CAST(? AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM seeding)""";

    private StoreWriter() {}

    /**
     * What was restored.
     *
     * @param moved how many ratings were written, or were there already, and how many movies were added
     * @param leftOut how many ratings were left out, because the store has erased their users since
     * @param erasuresKnown whether the store knows whom the other one has erased
     */
    record Outcome(Moved moved, long leftOut, boolean erasuresKnown) {}

    /**
     * Brings the tables up to date and adds the lines. Of two ratings of one movie by one user the newer stays; of a movie of
     * which the store says something already that stays. Nobody comes back whom the store has erased.
     *
     * @param erased what the store knows from which the lines come, if they come from one
     * @throws StoreException if a line is wrong or the store cannot be written; the store is as before then
     */
    static Outcome restore(Store store, Lines lines, Optional<Known> erased, Consumer<String> progress)
            throws IOException {
        try {
            Flyway.configure().dataSource(store.database()).load().migrate();
        } catch (FlywayException e) {
            throw failed(store, e);
        }
        try (Connection connection = store.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean known = erased.isEmpty() || ErasureTable.takeOver(erased.get(), connection);
                UnerasedLines unerased = new UnerasedLines(lines, connection, new Count("left out", progress));
                Moved restored = insert(connection, unerased, progress);
                unerased.removeErasedMeanwhile();
                connection.commit();
                return new Outcome(restored, unerased.leftOut(), known);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(store, e);
        }
    }

    private static Moved insert(Connection connection, UnerasedLines lines, Consumer<String> progress)
            throws SQLException, IOException {
        Count ratings = new Count("written", progress);
        long movies = 0;
        for (var batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
            ratings.add(insertRatings(connection, only(batch, Interaction.class)));
            movies += insertMovies(connection, only(batch, StoredMovie.class));
        }
        try (PreparedStatement decide = connection.prepareStatement(DECIDE_SEEDS)) {
            decide.setLong(1, System.currentTimeMillis());
            decide.executeUpdate();
        }
        return new Moved(ratings.total(), movies);
    }

    private static <T> List<T> only(List<? super T> batch, Class<T> type) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static int insertRatings(Connection connection, List<Interaction> ratings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NEWER_WINS)) {
            for (Interaction each : ratings) {
                insert.setString(1, each.userId());
                insert.setInt(2, each.movieId());
                insert.setInt(3, each.halfStars());
                insert.setLong(4, each.ratedAtMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return ratings.size();
    }

    /** Each takes the next revision, so that gateways that run see it. */
    private static long insertMovies(Connection connection, List<StoredMovie> movies) throws SQLException {
        if (movies.isEmpty()) {
            return 0;
        }
        long first = nextRevisions(connection, movies.size());
        try (PreparedStatement insert = connection.prepareStatement(KEEP_MOVIE);
                PreparedStatement count = connection.prepareStatement(ADDED_SINCE)) {
            for (int i = 0; i < movies.size(); i++) {
                insert.setInt(1, movies.get(i).movieId());
                insert.setString(2, movies.get(i).details());
                insert.setLong(3, first + i);
                insert.addBatch();
            }
            insert.executeBatch();
            count.setLong(1, first);
            return number(count);
        }
    }

    /** Takes so many revisions and returns the first. */
    private static long nextRevisions(Connection connection, int count) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(NEXT_REVISIONS);
                PreparedStatement read = connection.prepareStatement(NEWEST_REVISION)) {
            take.setInt(1, count);
            take.executeUpdate();
            return number(read) - count + 1;
        }
    }

    /** What is in the only cell of an answer. */
    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static StoreException failed(Store store, Exception cause) {
        return new StoreException(
                "the store %s cannot be written: %s".formatted(store.name(), cause.getMessage()), cause);
    }
}
