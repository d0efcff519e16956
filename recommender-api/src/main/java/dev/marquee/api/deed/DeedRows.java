package dev.marquee.api.deed;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.marquee.api.store.Cassandra;
import dev.marquee.core.store.DeedPartition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that write what people did to Cassandra's table of deeds, as a part of whoever's batch: of each kind a person and a movie have
 * one row. Thread-safe.
 *
 * @param cassandra the cluster
 * @param clock by which deeds are too old to count
 */
public record DeedRows(Cassandra cassandra, Clock clock) {
    private static final String INSERT = """
            INSERT INTO deed (day, part, user_id, movie_id, kind, happened_at, points) VALUES (?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String DELETE = """
            DELETE FROM deed USING TIMESTAMP ? WHERE day = ? AND part = ? AND user_id = ? AND movie_id = ? AND kind = ?""";

    private static final String DELETE_USER =
            "DELETE FROM deed USING TIMESTAMP ? WHERE day = ? AND part = ? AND user_id = ?";

    /**
     * What counts of somebody and a movie.
     *
     * @param kind one of {@link DeedPartition}'s
     */
    public record Key(String userId, int movieId, short kind) {}

    /**
     * A deed in place of earlier ones.
     *
     * @param at when, milliseconds
     * @param points that it counts before it fades, 0 to 1
     * @param before when the earlier ones were
     */
    public List<BoundStatement> replace(Key key, long at, float points, List<Long> before) {
        List<BoundStatement> writes = new ArrayList<>();
        DeedPartition now = DeedPartition.of(key.userId(), at);
        for (long earlier : before) {
            if (!DeedPartition.of(key.userId(), earlier).equals(now)) {
                writes.addAll(delete(key, earlier, at));
            }
        }
        long seconds = secondsLeft(at);
        if (seconds > 0) {
            writes.add(cassandra.write(
                    INSERT,
                    now.day(),
                    now.part(),
                    key.userId(),
                    key.movieId(),
                    key.kind(),
                    at,
                    points,
                    Cassandra.micros(at),
                    (int) seconds));
        }
        return writes;
    }

    /**
     * None any more.
     *
     * @param at when the deed was, milliseconds
     * @param deleted as of when, milliseconds
     */
    public List<BoundStatement> delete(Key key, long at, long deleted) {
        DeedPartition partition = DeedPartition.of(key.userId(), at);
        return secondsLeft(at) > 0
                ? List.of(cassandra.write(
                        DELETE,
                        Cassandra.micros(deleted),
                        partition.day(),
                        partition.part(),
                        key.userId(),
                        key.movieId(),
                        key.kind()))
                : List.of();
    }

    private long secondsLeft(long at) {
        return (at + DeedPartition.LIFE.toMillis() - clock.millis()) / 1_000;
    }

    /** None of a user, as of a timestamp in microseconds. */
    public List<BoundStatement> deleteAll(String userId, long timestamp) {
        return DeedPartition.allOf(userId, clock.millis()).stream()
                .map(each -> cassandra.write(DELETE_USER, timestamp, each.day(), each.part(), userId))
                .toList();
    }
}
