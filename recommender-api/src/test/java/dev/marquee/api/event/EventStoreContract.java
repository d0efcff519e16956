package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static dev.marquee.api.event.Events.click;
import static dev.marquee.api.event.Events.impression;
import static dev.marquee.api.event.Events.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalData;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.core.store.StoreSecret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the store of events does on every database. */
abstract class EventStoreContract {
    private static final Instant ERASED = T0.plus(Duration.ofHours(3));

    @TempDir
    Path home;

    private HikariDataSource writing;
    private HikariDataSource reading;
    private BoundedCalls reads;
    private Commits commits;
    private EventStore store;
    private PersonalData personal;

    /** A new, empty database. */
    abstract Database database();

    @BeforeEach
    void open() {
        Database database = database();
        writing = database.writers();
        reading = database.readers();
        reads = database.reads();
        commits = database.commits(new TransactionTemplate(new JdbcTransactionManager(writing)));
        Flyway.configure().dataSource(database.upkeep(writing)).load().migrate();
        JdbcTemplate reader = new JdbcTemplate(reading);
        JdbcTemplate writer = new JdbcTemplate(writing);
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        Erasures erasures = new Erasures(() -> secret, reader, reads);
        store = new JdbcEventStore(reader, writer, reads, commits, erasures);
        personal = new PersonalData(
                List.of(PersonalEvent.TABLE),
                erasures,
                reader,
                writer,
                reads,
                commits,
                Clock.fixed(ERASED, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        commits.close();
        reads.close();
        reading.close();
        writing.close();
    }

    private List<Event> add(List<Event> events) {
        return store.add(new Batch(events, List.of()));
    }

    @Test
    void givesBackWhatItWasGivenOldestFirst() {
        List<Event> events =
                List.of(click("ann", "c", 7, 2), impression("ann", "i", 7, 1, "r1", 3), watch("ann", "w", 7, 3, 0.5f));
        assertThat(add(events)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(store.since("ann", T0))
                .extracting(StoredEvent::event)
                .containsExactly(events.get(1), events.get(0), events.get(2));
        assertThat(store.since("ann", T0.plusSeconds(2)))
                .extracting(stored -> stored.event().eventId())
                .containsExactly("c", "w");
        assertThat(store.since("bob", T0)).isEmpty();
    }

    @Test
    void knowsAnEventByItsNameAndUser() {
        add(List.of(click("ann", "e1", 7, 1)));
        assertThat(add(List.of(click("ann", "e1", 8, 2), click("bob", "e1", 8, 2), click("ann", "e2", 7, 1))))
                .extracting(event -> event.userId() + event.eventId())
                .containsExactlyInAnyOrder("bobe1", "anne2");
        assertThat(store.since("ann", T0).getFirst().event()).isEqualTo(click("ann", "e1", 7, 1));
    }

    @Test
    void takesTheSameNameTwiceInABatchOnce() {
        assertThat(add(List.of(click("ann", "e", 7, 1), click("ann", "e", 7, 1))))
                .hasSize(1);
    }

    @Test
    void countsAnEventThatComesManyTimesAtOnceOnce() throws Exception {
        List<Callable<List<Event>>> calls = IntStream.range(0, 40)
                .<Callable<List<Event>>>mapToObj(i ->
                        () -> add(List.of(click("ann", "same", 7, 1), click("ann", "own" + i, 7, 1))))
                .toList();
        List<Event> fresh = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<Event>> added : threads.invokeAll(calls)) {
                fresh.addAll(added.get());
            }
        }
        assertThat(fresh).hasSize(41);
        assertThat(store.since("ann", T0)).hasSize(41);
    }

    @Test
    void remembersWhatFollowedForWhoSawItFirst() {
        add(List.of(impression("ann", "i", 7, 1, "r1", 3)));
        StoredEvent seen = store.since("ann", T0).getFirst();
        assertThat(seen.followed()).isZero();
        assertThat(store.follow(seen, 5)).isTrue();
        assertThat(store.follow(seen, 5)).isFalse();
        assertThat(store.since("ann", T0)).containsExactly(new StoredEvent(seen.event(), 5));
    }

    @Test
    void deletesAUserWithAnyNumberOfEvents() {
        for (int batch = 0; batch < 5; batch++) {
            add(IntStream.range(900 * batch, 900 * (batch + 1))
                    .mapToObj(i -> click("ann", "e" + i, 7, i))
                    .toList());
        }
        add(List.of(click("bob", "e1", 7, 1)));
        assertThat(personal.erase("ann").rows()).containsExactly(entry("events", 4_500L));
        assertThat(store.since("ann", T0)).isEmpty();
        assertThat(store.since("bob", T0)).hasSize(1);
        assertThat(personal.erase("ann").rows()).containsExactly(entry("events", 0L));
    }

    @Test
    void takesNoEventAgainOfSomebodyWhoWasErasedHoweverOftenItIsSent() {
        List<Event> batch = List.of(click("ann", "c", 7, 1), click("bob", "c", 7, 1));
        add(batch);
        personal.erase("ann");
        assertThat(add(batch)).isEmpty();
        int skew = (int) FeedbackReader.CLOCK_SKEW.toSeconds();
        int erased = (int) Duration.between(T0, ERASED).toSeconds();
        assertThat(add(List.of(click("ann", "late", 7, erased + skew), click("ann", "new", 7, erased + skew + 1))))
                .extracting(Event::eventId)
                .containsExactly("new");
        assertThat(store.since("ann", T0)).hasSize(1);
        assertThat(store.since("bob", T0)).hasSize(1);
    }

    @Test
    void readsAllEventsOfAUserOnceByTheirNames() {
        List<Event> events = IntStream.range(0, 4_500)
                .mapToObj(i -> click("ann", "e%04d".formatted(i), 7, 4_500 - i))
                .toList();
        add(events);
        add(List.of(impression("bob", "i", 7, 1, "r1", 3)));
        List<Object> read = new ArrayList<>();
        personal.read(PersonalEvent.TABLE, "ann", read::add);
        assertThat(read)
                .extracting(event -> ((PersonalEvent) event).eventId())
                .containsExactlyElementsOf(events.stream().map(Event::eventId).toList());
        read.clear();
        personal.read(PersonalEvent.TABLE, "bob", read::add);
        assertThat(read)
                .containsExactly(new PersonalEvent(
                        "i",
                        "impression",
                        7,
                        T0.plusSeconds(1),
                        "r1",
                        3,
                        "two-tower",
                        "20261123-a1b2c3",
                        4.25f,
                        null,
                        List.of()));
    }

    @Test
    void deletesOldEventsAFewAtATime() {
        add(IntStream.range(0, 3_000).mapToObj(i -> click("ann", "e" + i, 7, i)).toList());
        assertThat(store.deleteBefore(T0.plusSeconds(2_500))).isEqualTo(2_000);
        assertThat(store.deleteBefore(T0.plusSeconds(2_500))).isEqualTo(500);
        assertThat(store.deleteBefore(T0.plusSeconds(2_500))).isZero();
        assertThat(store.since("ann", T0).getFirst().event().eventId()).isEqualTo("e2500");
        assertThat(store.since("ann", T0)).hasSize(500);
    }
}
