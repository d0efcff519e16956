package dev.marquee.api.feedback;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.store.Cassandra;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Feedback in Cassandra: three partitions of a user, read at once. Who has more rows than are read, which no person has, has some of them
 * left out by their keys, not by their age.
 *
 * @param cassandra the cluster
 */
public record CassandraFeedbackStore(Cassandra cassandra) implements FeedbackStore {
    private static final String RATINGS =
            "SELECT rated_at, movie_id, half_stars FROM rating WHERE user_id = ? LIMIT " + RatingStore.MAX_HISTORY;
    private static final String SIGNALS =
            "SELECT movie_id, kind, watched, happened_at FROM signal WHERE user_id = ? LIMIT " + 5 * MOST_SIGNALS;
    private static final String MUTES =
            "SELECT kind, subject, since, ends_at FROM mute WHERE user_id = ? LIMIT " + 10 * MOST_MUTES;
    private static final long MILLIS = 1_000;

    @Override
    public Feedback of(String userId, Instant now) {
        return cassandra.reads().call(() -> {
            CompletableFuture<List<Row>> ratings = cassandra.ask(cassandra.read(RATINGS, userId));
            CompletableFuture<List<Row>> signals = cassandra.ask(cassandra.read(SIGNALS, userId));
            CompletableFuture<List<Row>> mutes = cassandra.ask(cassandra.read(MUTES, userId));
            return new Feedback(
                    history(Cassandra.waited(ratings)),
                    signals(Cassandra.waited(signals)),
                    mutes(Cassandra.waited(mutes), now));
        });
    }

    /** Of rows that begin with the newest: the oldest first, and of a movie the newest. */
    private static History history(List<Row> rows) {
        List<RatedMovie> ratings = new ArrayList<>(rows.size());
        Set<Integer> movies = new HashSet<>();
        for (Row row : rows) {
            if (movies.add(row.getInt(1))) {
                ratings.add(new RatedMovie(row.getInt(1), row.getShort(2) / 2f, Math.floorDiv(row.getLong(0), MILLIS)));
            }
        }
        Collections.reverse(ratings);
        return new History(ratings);
    }

    private static List<Signal> signals(List<Row> rows) {
        return StoredSignal.of(rows).stream()
                .sorted(Comparator.comparingLong(StoredSignal::at)
                        .thenComparingInt(StoredSignal::movieId)
                        .reversed())
                .limit(MOST_SIGNALS)
                .map(StoredSignal::signal)
                .toList()
                .reversed();
    }

    private static List<Mute> mutes(List<Row> rows, Instant now) {
        return rows.stream()
                .map(CassandraFeedbackStore::mute)
                .filter(mute -> mute.until().isAfter(now))
                .sorted(Comparator.comparing(Mute::since).reversed())
                .limit(MOST_MUTES)
                .toList();
    }

    private static Mute mute(Row row) {
        return new Mute(
                new Subject(FeedbackRows.kind(row.getShort(0)), String.valueOf(row.getString(1))),
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)));
    }

    @Override
    public List<Mute> mutes(String userId, Instant now) {
        return mutes(cassandra.reads().call(() -> cassandra.rows(cassandra.read(MUTES, userId))), now);
    }
}
