package dev.marquee.training.store;

import dev.marquee.training.store.Erasures.Known;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Puts ratings into a store: all or none. */
final class StoreWriter {
    private static final int BATCH = 1_000;

    private static final String NEWER_WINS = """
            INSERT INTO rating (user_id, movie_id, half_stars, rated_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (user_id, movie_id)
            DO UPDATE SET half_stars = excluded.half_stars, rated_at = excluded.rated_at
            WHERE rating.rated_at < excluded.rated_at""";

    /** Else the gateway would fill a store that was restored empty with the histories of its data set. */
    private static final String DECIDE_SEEDS = """
            INSERT INTO seeding (dataset, users, ratings, seeded_at)
            SELECT '', 0, 0, CAST(? AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM seeding)""";

    private StoreWriter() {}

    /**
     * What was restored.
     *
     * @param ratings how many were written, or were there already
     * @param leftOut how many were left out, because the store has erased their users since
     * @param erasuresKnown whether the store knows whom the other one has erased
     */
    record Outcome(long ratings, long leftOut, boolean erasuresKnown) {}

    /**
     * Brings the tables up to date and adds the ratings; of two of one movie by one user the newer stays. Nobody comes back whom
     * the store has erased.
     *
     * @param erased what the store knows from which the ratings come, if they come from one
     * @throws StoreException if one of them is wrong or the store cannot be written; the store is as before then
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
                Erasures erasures =
                        Erasures.of(ErasureTable.read(connection).stream().toList());
                Count left = new Count("left out", progress);
                long restored = insert(connection, new Kept(lines, erasures, left), progress);
                connection.commit();
                return new Outcome(restored, left.total(), known);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(store, e);
        }
    }

    /** The lines that are not of people who were erased. */
    private record Kept(Lines lines, Erasures erasures, Count leftOut) {

        /** The next ones; none only at the end of the file. */
        List<Interaction> next(int most) {
            List<Interaction> read = lines.next(most);
            List<Interaction> kept = kept(read);
            while (kept.isEmpty() && !read.isEmpty()) {
                read = lines.next(most);
                kept = kept(read);
            }
            return kept;
        }

        private List<Interaction> kept(List<Interaction> read) {
            if (erasures.isEmpty()) {
                return read;
            }
            List<Interaction> kept = read.stream()
                    .filter(each -> !erasures.cover(each.userId(), each.ratedAtMillis()))
                    .toList();
            leftOut.add(read.size() - kept.size());
            return kept;
        }
    }

    private static long insert(Connection connection, Kept lines, Consumer<String> progress)
            throws SQLException, IOException {
        Count count = new Count("written", progress);
        try (PreparedStatement insert = connection.prepareStatement(NEWER_WINS);
                PreparedStatement decide = connection.prepareStatement(DECIDE_SEEDS)) {
            for (var batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
                for (Interaction each : batch) {
                    insert.setString(1, each.userId());
                    insert.setInt(2, each.movieId());
                    insert.setInt(3, each.halfStars());
                    insert.setLong(4, each.ratedAtMillis());
                    insert.addBatch();
                }
                insert.executeBatch();
                count.add(batch.size());
            }
            decide.setLong(1, System.currentTimeMillis());
            decide.executeUpdate();
        }
        return count.total();
    }

    private static StoreException failed(Store store, Exception cause) {
        return new StoreException(
                "the store %s cannot be written: %s".formatted(store.name(), cause.getMessage()), cause);
    }
}
