package dev.marquee.api.feedback;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.Cassandra;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.store.DeedPartition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes feedback to Cassandra, with what it counts for trends. A write that fails may have been made in part; the same again makes it
 * whole, and changes nothing where it was. Thread-safe.
 *
 * <p>Each row has the time of its newest deed as timestamp, and ends by itself.
 */
public final class CassandraFeedbackRows {
    /** Of a click, beside 1 for a movie that was watched to its end. */
    private static final float CLICK_POINTS = 0.5f;

    /** Statements of one batch, which the nodes bound by its size. */
    private static final int BATCH = 100;

    private static final String SIGNALS =
            "SELECT movie_id, kind, watched, happened_at FROM signal WHERE user_id = ? AND movie_id IN ?";
    private static final String SIGNAL =
            "INSERT INTO signal (user_id, movie_id, kind, watched, happened_at) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL ?";
    private static final String NO_SIGNAL =
            "DELETE FROM signal USING TIMESTAMP ? WHERE user_id = ? AND movie_id = ? AND kind = ? AND watched = ?";
    private static final String MUTE_OF =
            "SELECT event_id, since, WRITETIME(event_id) FROM mute WHERE user_id = ? AND kind = ? AND subject = ?";
    private static final String MUTE =
            "INSERT INTO mute (user_id, kind, subject, event_id, since, ends_at) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL ?";

    private final Cassandra cassandra;
    private final Erasures erasures;
    private final CassandraErasureTable erased;
    private final DeedRows deeds;
    private final FeedbackLife life;
    private final Clock clock;

    /**
     * Writes nothing of users who were erased.
     *
     * @param life how long rows are kept
     */
    public CassandraFeedbackRows(Cassandra cassandra, Erasures erasures, FeedbackLife life, Clock clock) {
        this.cassandra = cassandra;
        this.erasures = erasures;
        this.erased = new CassandraErasureTable(cassandra);
        this.deeds = new DeedRows(cassandra, clock);
        this.life = life;
        this.clock = clock;
    }

    /** Stores signals of events that are stored; of a movie's watches the longest share stays, and of each kind the newest time. */
    public void addSignals(List<UserSignal> signals) {
        Map<String, List<UserSignal>> byUser = signals.stream()
                .collect(Collectors.groupingBy(UserSignal::userId, LinkedHashMap::new, Collectors.toList()));
        List<List<Row>> before = cassandra.rows(byUser.entrySet().stream()
                .map(each -> cassandra.before(SIGNALS, each.getKey(), movies(each.getValue())))
                .toList());
        List<Statement<?>> writes = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, List<UserSignal>> each : byUser.entrySet()) {
            List<BoundStatement> ofUser = signals(each.getKey(), each.getValue(), before.get(i++));
            for (int from = 0; from < ofUser.size(); from += BATCH) {
                writes.add(Cassandra.together(ofUser.subList(from, Math.min(from + BATCH, ofUser.size()))));
            }
        }
        cassandra.rows(writes);
    }

    private static List<Integer> movies(List<UserSignal> signals) {
        return List.copyOf(signals.stream().map(UserSignal::movieId).collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<BoundStatement> signals(String userId, List<UserSignal> signals, List<Row> rows) {
        Map<StoredSignal.Key, List<StoredSignal>> before =
                rows.stream().map(StoredSignal::of).collect(Collectors.groupingBy(StoredSignal::key));
        Map<StoredSignal.Key, List<StoredSignal>> all = new LinkedHashMap<>();
        signals.stream()
                .map(StoredSignal::of)
                .forEach(signal -> all.computeIfAbsent(
                                signal.key(), key -> new ArrayList<>(before.getOrDefault(key, List.of())))
                        .add(signal));
        List<BoundStatement> writes = new ArrayList<>();
        all.forEach((key, each) ->
                replace(userId, before.getOrDefault(key, List.of()), StoredSignal.together(each), writes));
        return writes;
    }

    private void replace(String userId, List<StoredSignal> before, StoredSignal now, List<BoundStatement> writes) {
        if (before.equals(List.of(now))) {
            return;
        }
        writes.add(cassandra.write(
                SIGNAL,
                userId,
                now.movieId(),
                (short) now.kind(),
                now.watched(),
                now.at(),
                Cassandra.micros(now.at()),
                ttl(now.at(), life.signals())));
        for (StoredSignal old : before) {
            if (old.watched() != now.watched()) {
                writes.add(cassandra.write(
                        NO_SIGNAL,
                        Cassandra.micros(now.at()),
                        userId,
                        old.movieId(),
                        (short) old.kind(),
                        old.watched()));
            }
        }
        DeedRows.Key key = new DeedRows.Key(userId, now.movieId(), (short) now.kind());
        float points = now.kind() == DeedPartition.CLICK ? CLICK_POINTS : now.watched();
        writes.addAll(deeds.replace(
                key, now.at(), points, before.stream().map(StoredSignal::at).toList()));
    }

    /** Seconds from now. */
    private int ttl(long at, Duration keep) {
        return (int) Math.max(1, (at + keep.toMillis() - clock.millis()) / 1_000);
    }

    /** Stores mutes; of each subject what was said last stays, of what was said at once the last in the list. */
    public void addMutes(List<UserMute> mutes) {
        Map<Object, UserMute> last = new LinkedHashMap<>();
        for (UserMute mute : mutes) {
            last.merge(
                    List.of(mute.userId(), mute.mute().subject()),
                    mute,
                    (one, other) -> other.mute().since().isBefore(one.mute().since()) ? one : other);
        }
        List<UserMute> each = List.copyOf(last.values());
        List<List<Row>> erasedAt = cassandra.rows(each.stream()
                .map(mute -> erased.newest(erasures.person(mute.userId())))
                .toList());
        List<List<Row>> before = cassandra.rows(each.stream().map(this::before).toList());
        List<BoundStatement> writes = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            UserMute mute = each.get(i);
            long since = mute.mute().since().toEpochMilli();
            boolean isErased = erasedAt.get(i).stream()
                    .anyMatch(row ->
                            row.getLong(0) >= FeedbackRows.erasedBy(mute.mute().since()));
            List<Row> known = before.get(i);
            if (isErased || (!known.isEmpty() && !replaces(mute, since, known.getFirst()))) {
                continue;
            }
            // Of two that were said in the same millisecond the later call stays.
            long timestamp = known.isEmpty()
                    ? Cassandra.micros(since)
                    : Math.max(Cassandra.micros(since), known.getFirst().getLong(2) + 1);
            writes.add(write(mute, timestamp));
        }
        cassandra.rows(writes);
    }

    private BoundStatement before(UserMute of) {
        Subject subject = of.mute().subject();
        return cassandra.before(MUTE_OF, of.userId(), (short) FeedbackRows.code(subject.kind()), subject.name());
    }

    private static boolean replaces(UserMute mute, long since, Row known) {
        return !mute.eventId().equals(known.getString(0)) && since >= known.getLong(1);
    }

    private BoundStatement write(UserMute of, long timestamp) {
        Subject subject = of.mute().subject();
        long until = of.mute().until().toEpochMilli();
        return cassandra.write(
                MUTE,
                of.userId(),
                (short) FeedbackRows.code(subject.kind()),
                subject.name(),
                of.eventId(),
                of.mute().since().toEpochMilli(),
                until,
                timestamp,
                ttl(until, life.mutes()));
    }
}
