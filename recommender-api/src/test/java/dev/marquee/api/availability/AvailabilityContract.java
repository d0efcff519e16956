package dev.marquee.api.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.Database;
import dev.marquee.core.rule.Availability;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.NotYetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What two gateways on one database make of availabilities, whatever the database is. */
abstract class AvailabilityContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Availability HIDDEN = new Availability(true, null, null, List.of());

    @TempDir
    Path home;

    private Database database;
    private ServedBundle bundle;
    private Side one;
    private Side other;

    /** A new, empty database. */
    abstract Database database();

    /** What a gateway has of it. */
    private record Side(StoredAvailability stored, OpenStore store) implements AutoCloseable {

        static Side open(Database database, ServedBundle bundle) {
            OpenStore store = OpenStore.of(database);
            var table = new AvailabilityTable(store.reader(), store.writer());
            var stored =
                    new StoredAvailability(table, store.reads(), store.commits(), Clock.fixed(NOON, ZoneOffset.UTC));
            // A server that is busy, or only starts, may not answer the first time.
            await().ignoreExceptionsInstanceOf(NotYetException.class).untilAsserted(() -> stored.prepare(bundle));
            return new Side(stored, store);
        }

        /** How many movies may be shown. */
        int shown(ServedBundle bundle) {
            return MovieFilter.NONE.accepted(stored.of(bundle)).cardinality();
        }

        @Override
        public void close() {
            stored.close();
            store.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        database = database();
        bundle = ServedBundle.of(TestCatalog.write(home.resolve("models"), 1));
        try (HikariDataSource writers = database.writers()) {
            Flyway.configure().dataSource(database.upkeep(writers)).load().migrate();
        }
        one = Side.open(database, bundle);
        other = Side.open(database, bundle);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void remembersWhatWasSaidLast() {
        List<String> tags = IntStream.range(0, 32)
                .mapToObj(i -> "a".repeat(32) + ":" + "B".repeat(30) + (10 + i))
                .toList();
        Availability full = new Availability(true, NOON, NOON.plusMillis(1), tags);
        assertThat(one.stored().find(5)).isEqualTo(Availability.ALWAYS);
        one.stored().put(5, full);
        assertThat(one.stored().find(5)).isEqualTo(full);
        assertThat(other.stored().find(5)).isEqualTo(full);
        Availability farAway = new Availability(
                false, Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999Z"), List.of());
        one.stored().put(5, farAway);
        assertThat(one.stored().find(5)).isEqualTo(farAway);
        one.stored().clear(5);
        one.stored().clear(6);
        assertThat(one.stored().find(5)).isEqualTo(Availability.ALWAYS);
        assertThat(one.stored().find(6)).isEqualTo(Availability.ALWAYS);
    }

    @Test
    void obeysItsOwnChangeAtOnceAndThoseOfTheOtherSoon() {
        one.stored().put(5, HIDDEN);
        assertThat(one.shown(bundle)).isEqualTo(TestCatalog.SIZE - 1);
        await().untilAsserted(() -> assertThat(other.shown(bundle)).isEqualTo(TestCatalog.SIZE - 1));
        other.stored().put(6, HIDDEN);
        assertThat(other.shown(bundle)).isEqualTo(TestCatalog.SIZE - 2);
        await().untilAsserted(() -> assertThat(one.shown(bundle)).isEqualTo(TestCatalog.SIZE - 2));
        one.stored().clear(6);
        assertThat(one.shown(bundle)).isEqualTo(TestCatalog.SIZE - 1);
        await().untilAsserted(() -> assertThat(other.shown(bundle)).isEqualTo(TestCatalog.SIZE - 1));
    }

    @Test
    void knowsItAllAfterARestartAndForEveryBundle() throws Exception {
        one.stored().put(5, HIDDEN);
        one.stored().put(401, HIDDEN);
        try (Side again = Side.open(database, bundle)) {
            assertThat(again.shown(bundle)).isEqualTo(TestCatalog.SIZE - 1);
        }
        for (int seed = 2; seed < 7; seed++) {
            ServedBundle next = ServedBundle.of(TestCatalog.write(home.resolve("models"), seed));
            one.stored().prepare(next);
            assertThat(one.shown(next)).isEqualTo(TestCatalog.SIZE - 1);
        }
        assertThat(one.shown(bundle)).as("not kept, made anew").isEqualTo(TestCatalog.SIZE - 1);
    }

    /** As a caller does after a 503. */
    private static void untilItAnswers(ThrowingRunnable change) {
        await().ignoreExceptionsInstanceOf(DataAccessException.class).untilAsserted(change);
    }

    @Test
    void missesNoneOfTheChangesOfManyWriters() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Random random = new Random(i);
                StoredAvailability gateway = (i % 2 == 0 ? one : other).stored();
                writers.add(threads.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        int movieId = 1 + random.nextInt(12);
                        boolean clear = random.nextInt(3) == 0;
                        untilItAnswers(() -> {
                            if (clear) {
                                gateway.clear(movieId);
                            } else {
                                gateway.put(movieId, HIDDEN);
                            }
                        });
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        int hidden = (int) IntStream.rangeClosed(1, 12)
                .filter(movieId -> one.stored().find(movieId).hidden())
                .count();
        for (Side side : List.of(one, other)) {
            await().untilAsserted(() -> assertThat(side.shown(bundle)).isEqualTo(TestCatalog.SIZE - hidden));
        }
    }
}
