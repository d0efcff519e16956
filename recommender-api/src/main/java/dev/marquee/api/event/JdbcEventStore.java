package dev.marquee.api.event;

import dev.marquee.api.event.Event.Place;
import dev.marquee.api.feedback.FeedbackRows;
import dev.marquee.api.feedback.UserSignal;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.recommendation.Source;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL. */
final class JdbcEventStore implements EventStore {
    private static final String INSERT = """
            INSERT INTO event (user_id, event_id, kind, movie_id, happened_at,
                request_id, position, source, model_version, predicted_rating, watched)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            %s
            ON CONFLICT (user_id, event_id) DO NOTHING""".formatted(Erasures.UNLESS_ERASED);

    private static final String SINCE = """
            SELECT event_id, kind, movie_id, happened_at,
                request_id, position, source, model_version, predicted_rating, watched, followed
            FROM event WHERE user_id = ? AND happened_at >= ? ORDER BY happened_at DESC, event_id DESC LIMIT ?""";

    private static final String FOLLOW =
            "UPDATE event SET followed = ? WHERE user_id = ? AND event_id = ? AND followed = ?";

    private static final String DELETE = """
            DELETE FROM event WHERE (user_id, event_id) IN
                (SELECT user_id, event_id FROM event WHERE happened_at < ? ORDER BY happened_at LIMIT ?)""";

    private static final int DELETED_AT_ONCE = 2_000;

    private final JdbcTemplate reader;
    private final JdbcTemplate writer;
    private final BoundedCalls reads;
    private final Commits commits;
    private final Erasures erasures;

    JdbcEventStore(JdbcTemplate reader, JdbcTemplate writer, BoundedCalls reads, Commits commits, Erasures erasures) {
        this.reader = reader;
        this.writer = writer;
        this.reads = reads;
        this.commits = commits;
        this.erasures = erasures;
    }

    @Override
    public List<Event> add(Batch batch) {
        // Two gateways that are given the same events must not wait for each other's rows.
        List<Event> inOrder = batch.events().stream()
                .sorted(Comparator.comparing(Event::userId).thenComparing(Event::eventId))
                .toList();
        List<Event> fresh = new ArrayList<>(inOrder.size());
        commits.together(inOrder.size() + batch.mutes().size(), () -> {
            if (!inOrder.isEmpty()) {
                int[] rows = writer.batchUpdate(INSERT, new Rows(inOrder, erasures));
                for (int i = 0; i < rows.length; i++) {
                    if (rows[i] > 0) {
                        fresh.add(inOrder.get(i));
                    }
                }
            }
            FeedbackRows feedback = new FeedbackRows(writer, erasures);
            feedback.addSignals(signals(fresh));
            feedback.addMutes(batch.mutes());
        });
        return fresh;
    }

    /** What events tell of users for their next lists. */
    static List<UserSignal> signals(List<Event> events) {
        List<UserSignal> signals = new ArrayList<>();
        for (Event event : events) {
            event.signal()
                    .ifPresent(kind -> signals.add(
                            new UserSignal(event.userId(), kind, event.movieId(), event.at(), event.share())));
        }
        return signals;
    }

    private record Rows(List<Event> events, Erasures erasures) implements BatchPreparedStatementSetter {
        @Override
        public void setValues(PreparedStatement statement, int i) throws SQLException {
            Event event = events.get(i);
            statement.setString(1, event.userId());
            statement.setString(2, event.eventId());
            statement.setInt(3, event.kind().code());
            statement.setInt(4, event.movieId());
            statement.setLong(5, event.at().toEpochMilli());
            Place place = event.list();
            set(statement, 6, place == null ? null : place.requestId());
            set(statement, 7, place == null ? null : place.rank());
            set(
                    statement,
                    8,
                    place == null || place.source() == null
                            ? null
                            : place.source().label());
            set(statement, 9, place == null ? null : place.modelVersion());
            set(statement, 10, place == null ? null : place.predictedRating());
            set(statement, 11, event.watched());
            statement.setString(12, erasures.person(event.userId()));
            statement.setLong(13, FeedbackRows.erasedBy(event.at()));
        }

        private static void set(PreparedStatement statement, int column, @Nullable Object value) throws SQLException {
            switch (value) {
                case null ->
                    statement.setNull(column, column == 7 ? Types.INTEGER : column > 9 ? Types.REAL : Types.VARCHAR);
                case String text -> statement.setString(column, text);
                case Integer number -> statement.setInt(column, number);
                case Float number -> statement.setFloat(column, number);
                default -> throw new IllegalArgumentException(value.getClass().toString());
            }
        }

        @Override
        public int getBatchSize() {
            return events.size();
        }
    }

    @Override
    public List<StoredEvent> since(String userId, Instant then) {
        return reads.call(() -> reader.query(
                        SINCE, (row, number) -> stored(userId, row), userId, then.toEpochMilli(), MOST_READ))
                .reversed();
    }

    private static StoredEvent stored(String userId, ResultSet row) throws SQLException {
        String requestId = row.getString(5);
        Place place = requestId == null
                ? null
                : new Place(requestId, integer(row, 6), source(row.getString(7)), row.getString(8), real(row, 9));
        Event event = new Event(
                userId,
                row.getString(1),
                EventKind.of(row.getInt(2)),
                row.getInt(3),
                Instant.ofEpochMilli(row.getLong(4)),
                place,
                real(row, 10));
        return new StoredEvent(event, row.getInt(11));
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(value);
    }

    static @Nullable Float real(ResultSet row, int column) throws SQLException {
        float value = row.getFloat(column);
        return row.wasNull() ? null : Float.valueOf(value);
    }

    /** One that this version does not know any more is none. */
    static @Nullable Source source(@Nullable String label) {
        return label == null ? null : Source.labelled(label).orElse(null);
    }

    @Override
    public boolean follow(StoredEvent impression, int followed) {
        Event event = impression.event();
        return changed(FOLLOW, followed, event.userId(), event.eventId(), impression.followed()) > 0;
    }

    /**
     * Deletes events that are older, a few thousand of them.
     *
     * @return how many; 0 once none is left
     */
    int deleteBefore(Instant then) {
        return changed(DELETE, then.toEpochMilli(), DELETED_AT_ONCE);
    }

    /** Number of rows. */
    private int changed(String statement, Object... parameters) {
        AtomicInteger rows = new AtomicInteger();
        commits.run(() -> rows.set(writer.update(statement, parameters)));
        return rows.get();
    }

    /** No more reads. */
    @Override
    public void close() {
        reads.close();
    }
}
