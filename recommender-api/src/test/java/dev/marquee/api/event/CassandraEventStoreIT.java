package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static dev.marquee.api.event.Events.click;
import static dev.marquee.api.event.Events.impression;
import static dev.marquee.api.event.Events.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.feedback.CassandraFeedbackRows;
import dev.marquee.api.feedback.CassandraFeedbackStore;
import dev.marquee.api.feedback.FeedbackLife;
import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.CassandraPersonalData;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.Cassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.store.StoreSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@NeedsCassandra
class CassandraEventStoreIT extends EventStoreContract {
    private static final Duration KEEP = Duration.ofDays(90);
    private final CassandraNode node;
    private Cassandra cassandra;
    private Erasures erasures;

    CassandraEventStoreIT(CassandraNode node) {
        this.node = node;
    }

    @Override
    @BeforeEach
    void open() {
        cassandra = TestCassandra.openEmpty(node, "events");
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        erasures = new Erasures(() -> secret, new CassandraErasureTable(cassandra));
        store = keeping(KEEP, erasures);
        personal = new CassandraPersonalData(List.of(CassandraEventStore.TABLE), erasures, cassandra, CLOCK);
    }

    private EventStore keeping(Duration keep, Erasures known) {
        return keeping(keep, known, CLOCK);
    }

    private EventStore keeping(Duration keep, Erasures known, Clock clock) {
        var feedback = new CassandraFeedbackRows(cassandra, known, new FeedbackLife(keep, keep), CLOCK);
        return new CassandraEventStore(cassandra, known, feedback, keep, clock);
    }

    @AfterEach
    void closeCluster() {
        cassandra.close();
    }

    private List<Signal> signals(String user) {
        return new CassandraFeedbackStore(cassandra).of(user, T0).signals();
    }

    @Test
    void eventsEndByThemselvesWhenTheyAreOlderThanTheyAreKept() {
        var none = new Erasures(() -> StoreSecret.of("00".repeat(32)), person -> Optional.empty());
        int three = (int) Duration.between(T0, ERASED).toSeconds();
        try (EventStore brief = keeping(Duration.ofSeconds(12), none)) {
            brief.add(new Batch(
                    List.of(impression("ann", "old", 7, three - 6, "r1", 3), click("ann", "new", 8, three + 60)),
                    List.of()));
            StoredEvent old = brief.since("ann", T0).getFirst();
            assertThat(old.event().eventId()).isEqualTo("old");
            assertThat(brief.follow(old, 1)).isTrue();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(brief.since("ann", T0))
                            .extracting(stored -> stored.event().eventId())
                            .containsExactly("new"));
        }
        List<Object> read = new ArrayList<>();
        personal.read("events", "ann", read::add);
        assertThat(read).as("what followed ends with its impression").hasSize(1);
    }

    private List<Row> rowsOf(String user) {
        return cassandra.rows(cassandra.upkeep("SELECT event_id FROM event WHERE user_id = ?", user));
    }

    /** What followed an impression is written later than it, and by the clocks of the nodes, which are ahead of the gateway's here. */
    @Test
    void anErasureLeavesNothingOfWhatFollowed() {
        add(List.of(impression("ann", "shown", 7, 1, "r1", 3)));
        assertThat(store.follow(store.since("ann", T0).getFirst(), 1)).isTrue();
        assertThat(rowsOf("ann")).hasSize(1);
        personal.erase("ann");
        assertThat(rowsOf("ann")).isEmpty();
    }

    @Test
    void anErasureWhileEventsAreBeingInsertedTakesThemToo() {
        try (EventStore interrupted = keeping(KEEP, erasures, erasingAtFirst("ann"))) {
            List<Event> events = List.of(click("ann", "hers", 7, 1), click("bob", "his", 8, 1));
            assertThat(interrupted.add(new Batch(events, List.of())))
                    .extracting(Event::eventId)
                    .containsExactly("his");
        }
        assertThat(rowsOf("ann")).isEmpty();
        assertThat(signals("ann")).isEmpty();
        assertThat(rowsOf("bob")).hasSize(1);
    }

    /** Erases somebody when it is asked for the first time: after erasures were looked for, before anything is inserted. */
    private Clock erasingAtFirst(String user) {
        AtomicBoolean asked = new AtomicBoolean();
        return new Clock() {
            @Override
            public Instant instant() {
                if (asked.compareAndSet(false, true)) {
                    personal.erase(user);
                }
                return CLOCK.instant();
            }

            @Override
            public ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return CLOCK.withZone(zone);
            }
        };
    }

    /** As if the gateway had died between the events and what they tell. */
    @Test
    void theSameBatchAgainMakesUpForWhatAFailureHasLeftOut() {
        List<Event> batch = List.of(watch("ann", "w", 7, 3, 0.5f), click("bob", "c", 8, 4));
        add(batch);
        cassandra.rows(cassandra.upkeep("TRUNCATE signal"));
        assertThat(signals("ann")).isEmpty();
        assertThat(add(batch)).isEmpty();
        assertThat(signals("ann")).extracting(Signal::movieId, Signal::share).containsExactly(tuple(7, 0.5f));
        assertThat(signals("bob")).extracting(Signal::movieId).containsExactly(8);
    }

    @Test
    void aNameThatIsKnownTellsWhatItToldBefore() {
        add(List.of(click("ann", "e1", 7, 1)));
        add(List.of(click("ann", "e1", 8, 2)));
        assertThat(signals("ann")).extracting(Signal::movieId).containsExactly(7);
    }

    @Test
    void takesTheLargestBatchOfOnePersonAndOfAsManyPeople() {
        assertThat(add(IntStream.range(0, 1_000)
                        .mapToObj(i -> click("ann", "e" + i, 1 + i, i))
                        .toList()))
                .hasSize(1_000);
        // A node that has just been so busy may not answer a read in time.
        await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(signals("ann")).hasSize(1_000));
        List<Event> ofMany = IntStream.range(0, 1_000)
                .mapToObj(i -> click("user" + i, "e", 1 + i, i))
                .toList();
        assertThat(add(ofMany)).hasSize(1_000);
        assertThat(add(ofMany)).isEmpty();
        await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(signals("user999")).hasSize(1));
    }
}
