package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static dev.marquee.api.event.Events.click;
import static dev.marquee.api.event.Events.impression;
import static dev.marquee.api.event.Events.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.api.personal.PersonalData;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of events does. */
abstract class EventStoreContract {
    static final Instant ERASED = T0.plus(Duration.ofHours(3));
    static final Clock CLOCK = Clock.fixed(ERASED, ZoneOffset.UTC);

    @TempDir
    Path home;

    EventStore store;
    PersonalData personal;

    /** Opens a new, empty store. */
    @BeforeEach
    abstract void open();

    @AfterEach
    void close() {
        store.close();
        personal.close();
    }

    List<Event> add(List<Event> events) {
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
        personal.read("events", "ann", read::add);
        assertThat(read)
                .extracting(event -> ((PersonalEvent) event).eventId())
                .containsExactlyElementsOf(events.stream().map(Event::eventId).toList());
        read.clear();
        personal.read("events", "bob", read::add);
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
}
