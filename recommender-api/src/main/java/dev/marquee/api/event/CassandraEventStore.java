package dev.marquee.api.event;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.event.Event.Place;
import dev.marquee.api.feedback.CassandraFeedbackRows;
import dev.marquee.api.feedback.FeedbackRows;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Cassandra;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events in Cassandra: a partition for each user, by the caller's names. Those of one user are inserted all or none, and only by whoever
 * is first (a conditional batch); those of several users are not. Signals are written again where an event was known, so a batch that
 * failed in the middle is made whole by the same batch. Rows end by themselves.
 */
final class CassandraEventStore implements EventStore {
    /** All that is personal of it. */
    static final CassandraPersonalTable TABLE = new CassandraPersonalTable(
            "events",
            "event",
            "event_id, kind, movie_id, happened_at, request_id, position, source, model_version, predicted_rating, watched, followed",
            CassandraEventStore::personal,
            "followed",
            CassandraPersonalTable.Stamps.NODES);

    /** Events of one conditional batch, which the nodes bound by its size. */
    private static final int BATCH = 100;

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private static final String INSERT = """
            INSERT INTO event (user_id, event_id, kind, movie_id, happened_at,
                request_id, position, source, model_version, predicted_rating, watched, followed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) IF NOT EXISTS USING TTL ?""";

    private static final String SINCE = """
            SELECT event_id, kind, movie_id, happened_at, request_id, position, source, model_version, predicted_rating, watched, followed
            FROM event WHERE user_id = ? AND happened_at >= ?""";

    private static final String FOLLOW =
            "UPDATE event USING TTL ? SET followed = ? WHERE user_id = ? AND event_id = ? IF followed = ?";

    private static final String REMOVE = "DELETE FROM event WHERE user_id = ? AND event_id = ? IF EXISTS";

    private static final int PAGE = 2_000;

    private final Cassandra cassandra;
    private final Erasures erasures;
    private final CassandraErasureTable erased;
    private final CassandraFeedbackRows feedback;
    private final Duration keep;
    private final Clock clock;
    private final BoundedCalls reads;
    private final BoundedCalls writes;

    /**
     * Over a cluster.
     *
     * @param keep how long events are kept after they happened
     */
    CassandraEventStore(
            Cassandra cassandra, Erasures erasures, CassandraFeedbackRows feedback, Duration keep, Clock clock) {
        this.cassandra = cassandra;
        this.erasures = erasures;
        this.erased = new CassandraErasureTable(cassandra);
        this.feedback = feedback;
        this.keep = keep;
        this.clock = clock;
        this.reads = cassandra.newReads();
        this.writes = cassandra.newWrites(LONGEST_WRITE);
    }

    /**
     * What became of some events.
     *
     * @param fresh were not known
     * @param known as they were known by their names before
     */
    private record Added(List<Event> fresh, List<Event> known) {
        Added() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public List<Event> add(Batch batch) {
        return writes.call(() -> {
            Added added = insert(byUser(batch.events()));
            List<Event> fresh = withoutErasedMeanwhile(added.fresh());
            List<Event> tell = new ArrayList<>(added.known());
            tell.addAll(fresh);
            feedback.addSignals(JdbcEventStore.signals(tell));
            feedback.addMutes(batch.mutes());
            return fresh;
        });
    }

    /** An erasure that came while events were being inserted may have missed them: it looks again itself, and so does this. */
    private List<Event> withoutErasedMeanwhile(List<Event> inserted) {
        List<Event> stay =
                byUser(inserted).values().stream().flatMap(List::stream).toList();
        List<Event> gone = new ArrayList<>(inserted);
        gone.removeAll(stay);
        cassandra.rows(gone.stream()
                .map(event -> cassandra.once(REMOVE, event.userId(), event.eventId()))
                .toList());
        return stay;
    }

    /** Each name once, and nothing of users who were erased since. */
    private Map<String, List<Event>> byUser(List<Event> events) {
        Map<String, Map<String, Event>> named = new LinkedHashMap<>();
        events.forEach(event -> named.computeIfAbsent(event.userId(), user -> new LinkedHashMap<>())
                .putIfAbsent(event.eventId(), event));
        List<Map.Entry<String, Map<String, Event>>> users = List.copyOf(named.entrySet());
        List<List<Row>> erasedAt = cassandra.rows(users.stream()
                .map(user -> erased.newest(erasures.person(user.getKey())))
                .toList());
        Map<String, List<Event>> byUser = new LinkedHashMap<>();
        for (int i = 0; i < users.size(); i++) {
            long until = erasedAt.get(i).stream()
                    .mapToLong(row -> row.getLong(0))
                    .max()
                    .orElse(Long.MIN_VALUE);
            byUser.put(
                    users.get(i).getKey(),
                    users.get(i).getValue().values().stream()
                            .filter(event -> FeedbackRows.erasedBy(event.at()) > until)
                            .toList());
        }
        return byUser;
    }

    /** A batch of each user at a time: those of one user would wait for each other at the nodes. */
    private Added insert(Map<String, List<Event>> byUser) {
        Added added = new Added();
        List<Deque<List<Event>>> waiting = new ArrayList<>(
                byUser.values().stream().map(CassandraEventStore::batches).toList());
        waiting.removeIf(Deque::isEmpty);
        while (!waiting.isEmpty()) {
            List<List<Event>> parts = waiting.stream().map(Deque::removeFirst).toList();
            List<List<Row>> answers = cassandra.rows(parts.stream()
                    .map(part -> Cassandra.onceTogether(
                            part.stream().map(this::insertion).toList()))
                    .toList());
            for (int i = 0; i < parts.size(); i++) {
                List<Event> rest = rest(parts.get(i), answers.get(i), added);
                if (!rest.isEmpty()) {
                    waiting.get(i).addFirst(rest);
                }
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return added;
    }

    private static Deque<List<Event>> batches(List<Event> events) {
        Deque<List<Event>> batches = new ArrayDeque<>();
        for (int from = 0; from < events.size(); from += BATCH) {
            batches.add(events.subList(from, Math.min(from + BATCH, events.size())));
        }
        return batches;
    }

    /** Those that may still be new: none, if all were; else all but those that are there, which ends, since each time some are. */
    private static List<Event> rest(List<Event> part, List<Row> answer, Added added) {
        if (answer.getFirst().getBoolean("[applied]")) {
            added.fresh().addAll(part);
            return List.of();
        }
        Set<String> known = new HashSet<>();
        String userId = part.getFirst().userId();
        for (Row row : answer) {
            added.known().add(event(userId, row));
            known.add(row.getString("event_id"));
        }
        List<Event> rest =
                part.stream().filter(event -> !known.contains(event.eventId())).toList();
        if (rest.size() == part.size()) {
            throw new IllegalStateException("a batch was not inserted, and none of it is known");
        }
        return rest;
    }

    private BoundStatement insertion(Event event) {
        Place place = event.list();
        return cassandra.once(
                INSERT,
                event.userId(),
                event.eventId(),
                (short) event.kind().code(),
                event.movieId(),
                event.at().toEpochMilli(),
                place == null ? null : place.requestId(),
                place == null || place.rank() == null ? null : place.rank().shortValue(),
                place == null || place.source() == null ? null : place.source().label(),
                place == null ? null : place.modelVersion(),
                place == null ? null : place.predictedRating(),
                event.watched(),
                ttl(event.at()));
    }

    /** Seconds from now. */
    private int ttl(Instant at) {
        return (int)
                Math.max(1, Duration.between(clock.instant(), at.plus(keep)).toSeconds());
    }

    @Override
    public List<StoredEvent> since(String userId, Instant then) {
        PriorityQueue<StoredEvent> newest = new PriorityQueue<>(
                Comparator.comparing((StoredEvent stored) -> stored.event().at())
                        .thenComparing(stored -> stored.event().eventId()));
        BoundStatement select =
                cassandra.read(SINCE, userId, then.toEpochMilli()).setPageSize(PAGE);
        cassandra.visit(reads, List.of(select), row -> {
            newest.add(new StoredEvent(event(userId, row), row.getShort("followed")));
            if (newest.size() > MOST_READ) {
                newest.remove();
            }
        });
        List<StoredEvent> events = new ArrayList<>(newest.size());
        while (!newest.isEmpty()) {
            events.add(newest.remove());
        }
        return events;
    }

    @Override
    public boolean follow(StoredEvent impression, int followed) {
        Event event = impression.event();
        return writes.call(() -> cassandra
                .rows(cassandra.once(FOLLOW, ttl(event.at()), (short) followed, event.userId(), event.eventId(), (short)
                        impression.followed()))
                .getFirst()
                .getBoolean("[applied]"));
    }

    private static Event event(String userId, Row row) {
        String requestId = row.getString("request_id");
        Place place = requestId == null
                ? null
                : new Place(
                        requestId,
                        rank(row),
                        JdbcEventStore.source(row.getString("source")),
                        row.getString("model_version"),
                        row.get("predicted_rating", Float.class));
        return new Event(
                userId,
                String.valueOf(row.getString("event_id")),
                EventKind.of(row.getShort("kind")),
                row.getInt("movie_id"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                place,
                row.get("watched", Float.class));
    }

    private static @Nullable Integer rank(Row row) {
        Short rank = row.get("position", Short.class);
        return rank == null ? null : Integer.valueOf(rank);
    }

    private static PersonalEvent personal(Row row) {
        return PersonalEvent.of(event("", row), row.getString("source"), row.getShort("followed"));
    }

    /** No more calls. */
    @Override
    public void close() {
        reads.close();
        writes.close();
    }
}
